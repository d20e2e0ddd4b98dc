import type { PlotPalette } from '#charting/plotPalette.ts'
import { plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import { shortName } from '#charting/shortName.ts'
import { escapeXml, svgElement } from '#ui/svgMarkup.ts'
import type { Captions } from './chartSvg.ts'
import { dotRows } from './dotRows.ts'
import type { MetricSeries } from './metricSeries.ts'

/** Between the edge of the picture and what it holds, in px. */
const ROOM = 16
/** Of names and values, in px: their size, and about how wide one character is. */
const TEXT = { size: 11.5, character: 6.4 }
const ROW_HEIGHT = 26
const DOT_PX = 5
/** Between the columns of a row, in px. */
const GAP = 16

/** A metric that every run logged once as an SVG file, as it is on screen: a named row for each, 800 px wide. */
export function valuesSvg(
  series: readonly MetricSeries[],
  { title, notes }: Omit<Captions, 'xName'>,
  palette: PlotPalette,
): string {
  const rows = dotRows(series)
  const names = series.map(({ name }) => shortName(name))
  const bands = rows.map(({ around }) => (around === null ? '' : ` (${around})`))
  const from = ROOM + widthOf(names) + GAP + DOT_PX
  const values = widthOf(rows.map(({ text }, i) => text + bands[i]))
  const to = SHEET_WIDTH - ROOM - values - GAP - DOT_PX
  const leftOf = (place: number) => from + place * (to - from)

  const body = rows.flatMap(({ series: { slot }, text, place, band }, i) => {
    const middle = (i + 0.5) * ROW_HEIGHT
    const colour = palette.series(slot)
    const small = { 'font-size': TEXT.size, y: middle + 4, fill: palette.text }
    return [
      sheetText(names[i] ?? '', { ...small, x: ROOM }),
      svgElement('path', {
        d: `M${from - DOT_PX} ${middle}H${to + DOT_PX}`,
        stroke: palette.grid,
      }),
      band &&
        svgElement('rect', {
          x: leftOf(band[0]),
          y: middle - DOT_PX,
          width: leftOf(band[1]) - leftOf(band[0]),
          height: 2 * DOT_PX,
          rx: 3,
          fill: colour,
          'fill-opacity': 0.3,
        }),
      place !== null &&
        svgElement('circle', { cx: leftOf(place), cy: middle, r: DOT_PX, fill: colour }),
      svgElement(
        'text',
        { ...small, x: SHEET_WIDTH - ROOM, 'text-anchor': 'end' },
        escapeXml(text) + svgElement('tspan', { fill: palette.muted }, escapeXml(bands[i] ?? '')),
      ),
    ]
  })
  return plotSheet(
    {
      title,
      body: body.filter((part) => typeof part === 'string').join(''),
      height: rows.length * ROW_HEIGHT,
      legend: null,
      notes,
    },
    palette,
  )
}

/** How wide a column of texts is, in px. */
const widthOf = (texts: readonly string[]) =>
  Math.max(...texts.map(({ length }) => length)) * TEXT.character
