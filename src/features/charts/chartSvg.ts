import { plotFrameSvg } from '#charting/plotFrameSvg.ts'
import { type PlotLayout, plotLayout } from '#charting/plotLayout.ts'
import { legendRows, wrap } from '#charting/plotSheet.ts'
import type { Palette } from '#charting/readPalette.ts'
import { svgPen } from '#charting/svgPen.ts'
import { escapeXml, svgElement } from '#ui/svgMarkup.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { drawSign, endOf, type PaintedSeries, paintedSeries } from './paintSeries.ts'
import { DASHES } from './runStyles.ts'
import { drawBand, drawTrace, lonePoints } from './traceStrokes.ts'

/** What a picture says beside its lines. */
export type Captions = {
  title: string
  xName: string
  /** What one has to know of the picture, as smoothing. */
  notes: readonly string[]
}

const WIDTH = 800
const PLOT_HEIGHT = 380
const ROOM = 16
const TITLE_HEIGHT = 34
const LINE_HEIGHT = 18
/** Of one character of the small text, in px. */
const CHARACTER = 6.4
const DOT_PX = 3

/**
 * A chart as an SVG file that needs nothing beside it: the lines in sight as paths through each pixel's extremes, with
 * title, axes, legend and notes. 800 px wide.
 */
export function chartSvg(
  drawing: ChartDrawing,
  { title, xName, notes }: Captions,
  palette: Palette,
): string {
  const layout = plotLayout(drawing, { width: WIDTH, height: PLOT_HEIGHT })
  const legend = legendRows(drawing, palette)
  const wrapped = notes.flatMap((note) => wrap(note, (WIDTH - 2 * ROOM) / CHARACTER))
  const legendTop = TITLE_HEIGHT + PLOT_HEIGHT + LINE_HEIGHT + 6
  const notesTop = legendTop + legend.length * LINE_HEIGHT
  const height = notesTop + wrapped.length * LINE_HEIGHT + ROOM / 2
  const small = { 'font-size': 11.5, fill: palette.muted }

  const content = [
    svgElement('rect', { width: WIDTH, height, fill: palette.ground }),
    svgElement(
      'text',
      { x: ROOM, y: 23, 'font-size': 15, 'font-weight': 600, fill: palette.text },
      escapeXml(title),
    ),
    svgElement(
      'g',
      { transform: `translate(0 ${TITLE_HEIGHT})` },
      plotFrameSvg(drawing, layout, palette) +
        svgElement(
          'text',
          { ...small, x: WIDTH - ROOM, y: PLOT_HEIGHT + 12, 'text-anchor': 'end' },
          escapeXml(xName),
        ) +
        lines(drawing, layout, palette),
    ),
    ...legend.map((row, i) =>
      svgElement('g', { transform: `translate(${ROOM} ${legendTop + i * LINE_HEIGHT})` }, row),
    ),
    ...wrapped.map((note, i) =>
      svgElement(
        'text',
        { ...small, x: ROOM, y: notesTop + (i + 0.6) * LINE_HEIGHT },
        escapeXml(note),
      ),
    ),
  ].join('')
  return svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: WIDTH,
      height,
      viewBox: `0 0 ${WIDTH} ${height}`,
      'font-family': "Inter, 'Inter Variable', system-ui, sans-serif",
    },
    svgElement('title', {}, escapeXml(title)) + content,
  )
}

function lines(drawing: ChartDrawing, layout: PlotLayout, palette: Palette) {
  const { area } = layout
  const clip = svgElement(
    'clipPath',
    { id: 'plot' },
    svgElement('rect', {
      x: area.left - DOT_PX,
      y: area.top - DOT_PX,
      width: area.width + 2 * DOT_PX,
      height: area.height + 2 * DOT_PX,
    }),
  )
  const painted = paintedSeries(drawing, layout, 'stroked')
    .map((one) => line(one, layout, palette.series(one.series.slot)))
    .join('')
  return (
    clip +
    svgElement(
      'g',
      { 'clip-path': 'url(#plot)', fill: 'none', 'stroke-linejoin': 'round' },
      painted,
    )
  )
}

function line(
  { series, line, raw, band, marks }: PaintedSeries,
  layout: PlotLayout,
  colour: string,
) {
  const stroke = svgPen()
  drawTrace(stroke, line, layout)
  const around = svgPen()
  if (band) drawBand(around, band.low, band.high, layout)
  const logged = svgPen()
  if (raw) drawTrace(logged, raw, layout)
  const signs = svgPen()
  const { area, toLeft } = layout
  for (const { x, kind } of marks) {
    const top = kind === 'positive' ? area.top + 5 : area.top + area.height - 5
    drawSign(signs, kind, toLeft(x), top)
  }
  const dots = [...lonePoints(line, layout), ...endOf(series, layout)].map(([cx, cy]) =>
    svgElement('circle', { cx, cy, r: DOT_PX, fill: colour, stroke: 'none' }),
  )
  return svgElement(
    'g',
    { stroke: colour },
    [
      path(around.d(), { fill: colour, 'fill-opacity': 0.14, stroke: 'none' }),
      path(logged.d(), { 'stroke-width': 0.75, 'stroke-opacity': 0.35 }),
      path(stroke.d(), {
        'stroke-width': 1.75,
        'stroke-dasharray': (DASHES[series.dash ?? 0] ?? []).join(' ') || undefined,
      }),
      ...dots,
      path(signs.d(), { 'stroke-width': 1.5 }),
    ].join(''),
  )
}

const path = (d: string, attributes: Record<string, string | number | undefined>) =>
  d === '' ? '' : svgElement('path', { d, ...attributes })
