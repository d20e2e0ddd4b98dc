import type { PlotPalette } from '#charting/plotPalette.ts'
import { sheetText } from '#charting/plotSheet.ts'
import { shortNames } from '#charting/shortName.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import { writeValue } from './plotFields.ts'
import { NAME_GAP, type RowsLayout } from './rowsLayout.ts'

/** The grid, the axis and the names of rows of marks, for a file. */
export function rowsFrameSvg(
  { axis: { ticks, labels }, area, toLeft, toTop, nameLength }: RowsLayout,
  names: readonly string[],
  palette: PlotPalette,
): string {
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
  ].join('')
}
