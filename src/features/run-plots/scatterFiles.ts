import { plotFrameSvg } from '#charting/plotFrameSvg.ts'
import { plotLayout } from '#charting/plotLayout.ts'
import { type PlotFiles, plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import { fieldName } from '#src/runFields.ts'
import { toCsv } from '#ui/csv.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import type { PlottedRuns } from './plotProps.ts'
import { type ScatterSpec, titleText } from './plotSpecs.ts'
import type { ScatterDrawing } from './scatterDrawing.ts'
import { markColours, markLooks, type ScatterMark } from './scatterMarks.ts'

type Drawn = {
  drawing: ScatterDrawing
  marks: readonly ScatterMark[]
  runs: PlottedRuns
  spec: ScatterSpec
}

const HEIGHT = 400
/** Below the axis, for its name. */
const NAME_HEIGHT = 20

/** A scatter plot as files: its marks, and their numbers in full precision. */
export const scatterFiles = ({
  drawing,
  marks,
  runs: { table, legend },
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
    const { x, y, xAxis, yAxis, colour } = drawing
    const layout = plotLayout({ x: xAxis, y: yAxis }, { width: SHEET_WIDTH, height: HEIGHT })
    const [colourOf, lookOf] = [markColours(palette), markLooks(marks)]
    const circles = marks.map((mark) => {
      const { radius, ring, opacity } = lookOf(mark)
      return svgElement('circle', {
        cx: layout.toLeft(x[mark.at] ?? 0),
        cy: layout.toTop(y[mark.at] ?? 0),
        r: radius,
        fill: colourOf(mark),
        'fill-opacity': opacity === 1 ? undefined : opacity,
        stroke: ring ? palette.ground : undefined,
      })
    })
    return plotSheet(
      {
        title: titleText(spec),
        body:
          plotFrameSvg({ x: xAxis, y: yAxis }, layout, palette) +
          circles.join('') +
          sheetText(fieldName(spec.x.field), {
            x: SHEET_WIDTH - 16,
            y: HEIGHT + 12,
            'text-anchor': 'end',
            fill: palette.muted,
          }),
        height: HEIGHT + NAME_HEIGHT,
        legend: colour
          ? { kind: 'hue', name: colour.name, extent: colour.extent }
          : { kind: 'runs', runs: legend },
        notes: drawing.notes,
      },
      palette,
    )
  },
})

/** A cell of a file: empty where there is no number. */
const numberOrNone = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value
