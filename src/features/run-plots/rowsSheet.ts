import type { Axis } from '#charting/axisTicks.ts'
import type { PlotPalette } from '#charting/plotPalette.ts'
import { plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import { shortNames } from '#charting/shortName.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import { writeValue } from './plotFields.ts'
import { NAME_GAP, type RowsLayout, rowsLayout } from './rowsLayout.ts'

/** A picture of rows of marks: each with its name before it and a text behind it, `strong` where it stands out. */
type RowsPicture = {
  title: string
  axis: Axis
  /** In px. */
  rowHeight: number
  rows: readonly { name: string; text: string; strong?: boolean }[]
  /** SVG markup of one row's marks. */
  marksAt: (at: number, layout: RowsLayout) => string
  notes: readonly string[]
}

/** Around the rows, in px. */
const ROOM = 16

/** Rows of marks as an SVG file. */
export function rowsSheet(picture: RowsPicture, palette: PlotPalette): string {
  const { title, axis, rowHeight, rows, marksAt, notes } = picture
  const [names, texts] = [rows.map(({ name }) => name), rows.map(({ text }) => text)]
  const width = SHEET_WIDTH - 2 * ROOM
  const layout = rowsLayout(axis, { names, texts }, { width, rowHeight })
  const drawn = rows.flatMap(({ text, strong = false }, at) => [
    marksAt(at, layout),
    sheetText(text, {
      x: width,
      y: layout.toTop(at) + 4,
      'text-anchor': 'end',
      fill: strong ? palette.text : palette.muted,
      ...(strong && { 'font-weight': 600 }),
    }),
  ])
  const body = [...frameOf(layout, names, palette), ...drawn].join('')
  return plotSheet(
    {
      title,
      body: svgElement('g', { transform: `translate(${ROOM} 0)` }, body),
      height: layout.height,
      legend: null,
      notes,
    },
    palette,
  )
}

/** The grid, the axis and the names of the rows. */
function frameOf(
  { axis: { ticks, labels }, area, toLeft, toTop, nameLength }: RowsLayout,
  names: readonly string[],
  palette: PlotPalette,
): string[] {
  const bottom = area.top + area.height
  return [
    ...ticks.flatMap((tick, i) => [
      svgElement('path', { d: `M${toLeft(tick)} ${area.top}V${bottom}`, stroke: palette.grid }),
      sheetText(labels[i] ?? '', {
        x: toLeft(tick),
        y: bottom + 16,
        'text-anchor': 'middle',
        fill: palette.muted,
      }),
    ]),
    ...shortNames(names.map(writeValue), nameLength).map((name, at) =>
      sheetText(name, {
        x: area.left - NAME_GAP,
        y: toTop(at) + 4,
        'text-anchor': 'end',
        fill: palette.text,
      }),
    ),
  ]
}
