import { hueOf } from '#charting/markHue.ts'
import { plotFrameSvg } from '#charting/plotFrameSvg.ts'
import { plotLayout } from '#charting/plotLayout.ts'
import { type PlotFiles, plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import { fieldName } from '#src/runFields.ts'
import { toCsv } from '#ui/csv.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import type { PlottedRuns } from './plotProps.ts'
import { type ScatterSpec, titleText } from './plotSpecs.ts'
import type { ScatterDrawing } from './scatterDrawing.ts'
import { lotsOf, type MarkGroup, markRadius } from './scatterMarks.ts'

type Drawn = {
  drawing: ScatterDrawing
  groups: readonly MarkGroup[]
  runs: PlottedRuns
  spec: ScatterSpec
}

const HEIGHT = 400
/** Below the axis, for its name. */
const NAME_HEIGHT = 20

/** A scatter plot as files: its marks, and their numbers in full precision. */
export const scatterFiles = ({
  drawing,
  groups,
  runs: { table, slots },
  spec,
}: Drawn): PlotFiles => ({
  csv: () => {
    const { rows, x, y, colour } = drawing
    const header = [
      'run_id',
      'run',
      fieldName(spec.x.field),
      fieldName(spec.y.field),
      ...(colour ? [colour.name] : []),
    ]
    return toCsv(
      header,
      Array.from(rows, (row, at) => [
        table.ids[row] ?? '',
        table.names[row] ?? '',
        x[at] ?? null,
        y[at] ?? null,
        ...(colour ? [numberOrNone(colour.values[at])] : []),
      ]),
    )
  },
  svg: (palette) => {
    const { rows, x, y, xAxis, yAxis, colour } = drawing
    const layout = plotLayout({ x: xAxis, y: yAxis }, { width: SHEET_WIDTH, height: HEIGHT })
    const radius = markRadius(rows.length)
    const marks = groups.map((group) => {
      const { at, slot, shade } = group
      return svgElement(
        'g',
        {
          fill: shade === null ? palette.series(slot) : hueOf(palette, shade),
          stroke: palette.ground,
          'fill-opacity': lotsOf(group, rows.length).opacity,
        },
        at
          .map((one) =>
            svgElement('circle', {
              cx: layout.toLeft(x[one] ?? 0),
              cy: layout.toTop(y[one] ?? 0),
              r: slot === null ? radius : radius + 1,
            }),
          )
          .join(''),
      )
    })
    const coloured = Array.from(rows).flatMap((row) => {
      const slot = slots.get(table.ids[row] ?? '')
      return slot === undefined || slot === null ? [] : [{ name: table.names[row] ?? '', slot }]
    })
    return plotSheet(
      {
        title: titleText(spec),
        body:
          plotFrameSvg({ x: xAxis, y: yAxis }, layout, palette) +
          marks.join('') +
          sheetText(fieldName(spec.x.field), {
            x: SHEET_WIDTH - 16,
            y: HEIGHT + 12,
            'text-anchor': 'end',
            fill: palette.muted,
          }),
        height: HEIGHT + NAME_HEIGHT,
        legend: colour
          ? { kind: 'hue', name: colour.name, extent: colour.extent }
          : { kind: 'runs', runs: coloured.toSorted((a, b) => a.slot - b.slot) },
        notes: drawing.notes,
      },
      palette,
    )
  },
})

/** A cell of a file: empty where there is no number. */
const numberOrNone = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value
