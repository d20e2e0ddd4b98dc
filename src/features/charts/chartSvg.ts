import { plotFrameSvg } from '#charting/plotFrameSvg.ts'
import { type PlotLayout, plotLayout } from '#charting/plotLayout.ts'
import type { PlotPalette } from '#charting/plotPalette.ts'
import { plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import type { Palette } from '#charting/readPalette.ts'
import { svgPen } from '#charting/svgPen.ts'
import { svgElement } from '#ui/svgMarkup.ts'
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

const PLOT_HEIGHT = 380
/** Below the plot, for the name of its x. */
const NAME_HEIGHT = 18
const ROOM = 16
const DOT_PX = 3

/**
 * A chart as an SVG file that needs nothing beside it: the lines in sight as paths through each pixel's extremes, with
 * title, axes, legend and notes. 800 px wide.
 */
export function chartSvg(
  drawing: ChartDrawing,
  { title, xName, notes }: Captions,
  palette: PlotPalette,
): string {
  const layout = plotLayout(drawing, { width: SHEET_WIDTH, height: PLOT_HEIGHT })
  const name = sheetText(xName, {
    'font-size': 11.5,
    fill: palette.muted,
    x: SHEET_WIDTH - ROOM,
    y: PLOT_HEIGHT + 12,
    'text-anchor': 'end',
  })
  return plotSheet(
    {
      title,
      body: plotFrameSvg(drawing, layout, palette) + name + lines(drawing, layout, palette),
      height: PLOT_HEIGHT + NAME_HEIGHT,
      legend: { kind: 'runs', runs: drawing.series },
      notes,
    },
    palette,
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
  { series, line, raw, band, signs }: PaintedSeries,
  layout: PlotLayout,
  colour: string,
) {
  const stroke = svgPen()
  drawTrace(stroke, line, layout)
  const around = svgPen()
  if (band) drawBand(around, band.low, band.high, layout)
  const logged = svgPen()
  if (raw) drawTrace(logged, raw, layout)
  const marks = svgPen()
  for (const sign of signs) drawSign(marks, sign)
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
      path(marks.d(), { 'stroke-width': 1.5 }),
    ].join(''),
  )
}

const path = (d: string, attributes: Record<string, string | number | undefined>) =>
  d === '' ? '' : svgElement('path', { d, ...attributes })
