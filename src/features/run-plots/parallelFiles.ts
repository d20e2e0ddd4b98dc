import { hueOf } from '#charting/markHue.ts'
import type { PlotPalette } from '#charting/plotPalette.ts'
import { type PlotFiles, plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import { shortName, shortNames } from '#charting/shortName.ts'
import { svgPen } from '#charting/svgPen.ts'
import { fieldName, isMetric, textField } from '#src/runFields.ts'
import { toCsv } from '#ui/csv.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import type { ParallelDrawing } from './parallelDrawing.ts'
import {
  CHARACTER,
  drawRun,
  faintOpacity,
  type LineGroup,
  lineLook,
  MOST_LABEL_PX,
  parallelLayout,
} from './parallelLines.ts'
import type { PlottedRuns } from './plotProps.ts'
import { type ParallelSpec, titleText } from './plotSpecs.ts'

type Drawn = {
  drawing: ParallelDrawing
  groups: readonly LineGroup[]
  active: Uint8Array
  runs: PlottedRuns
  spec: ParallelSpec
  brushed: boolean
}

const HEIGHT = 400
/** Of one character of an axis' name, in px. */
const NAME_CHARACTER = 6.9

/** Parallel coordinates as files: the picture, and a line for each run that it draws. */
export const parallelFiles = (drawn: Drawn): PlotFiles => ({
  csv: () => {
    const { drawing, active, runs, brushed } = drawn
    const { table } = runs
    const cells = drawing.axes.map(({ field }) => {
      const key = fieldName(field)
      const textOf = textField(table, field)
      return (row: number) => (isMetric(field) ? table.metric(row, key) : textOf(row)) ?? null
    })
    return toCsv(
      [
        'run_id',
        'run',
        ...drawing.axes.map(({ name }) => name),
        ...(brushed ? ['within_brush'] : []),
      ],
      Array.from(drawing.rows, (row, index) => [
        table.ids[row] ?? '',
        table.names[row] ?? '',
        ...cells.map((cellOf) => cellOf(row)),
        ...(brushed ? [active[index] === 1 ? 'yes' : 'no'] : []),
      ]),
    )
  },
  svg: (palette) => {
    const { drawing, runs, active, spec, brushed } = drawn
    const { shades, notes } = drawing
    const count = active.reduce((sum, one) => sum + one, 0)
    return plotSheet(
      {
        title: titleText(spec),
        body: picture(drawn, palette),
        height: HEIGHT,
        legend: shades
          ? { kind: 'hue', name: shades.name, extent: shades.extent }
          : { kind: 'runs', runs: runs.legend },
        notes: [
          ...(brushed ? [`${count} of ${active.length} runs within what is brushed`] : []),
          ...notes,
        ],
      },
      palette,
    )
  },
})

function picture({ drawing, groups, active }: Drawn, palette: PlotPalette): string {
  const layout = parallelLayout(drawing, { width: SHEET_WIDTH, height: HEIGHT })
  const { width, opacity } = lineLook(active.reduce((sum, one) => sum + one, 0))
  const pathOf = (indices: Iterable<number>) => {
    const pen = svgPen()
    for (const index of indices) drawRun(pen, drawing, index, layout)
    return pen.d()
  }
  const outside = pathOf([...active.keys()].filter((index) => active[index] === 0))
  const lines = [
    { d: outside, stroke: palette.series(null), 'stroke-opacity': faintOpacity(active.length) },
    ...groups.map((group) => ({
      d: pathOf(group.indices),
      stroke: group.shade === null ? palette.series(group.slot) : hueOf(palette, group.shade),
      'stroke-opacity': group.slot === null ? opacity : 1,
      'stroke-width': width,
    })),
  ]
  const { top, height } = layout.area
  const last = drawing.axes.length - 1
  const apart = layout.area.width / Math.max(last, 1)
  const nameLength = Math.floor((apart - 8) / NAME_CHARACTER)
  return [
    svgElement(
      'g',
      { fill: 'none', 'stroke-linejoin': 'round' },
      lines.map((line) => (line.d === '' ? '' : svgElement('path', line))).join(''),
    ),
    ...drawing.axes.flatMap(({ name, ticks }, at) => {
      const left = layout.lefts[at] ?? 0
      const labels = shortNames(
        ticks.map(({ label }) => label),
        Math.floor(Math.min(apart - 14, MOST_LABEL_PX) / CHARACTER),
      )
      return [
        svgElement('path', { d: `M${left} ${top}v${height}`, stroke: palette.muted }),
        sheetText(shortName(name, nameLength), {
          x: at === 0 ? left - 20 : at === last ? left + 20 : left,
          y: top - 14,
          'font-weight': 600,
          'text-anchor': at === 0 ? 'start' : at === last ? 'end' : 'middle',
          fill: palette.text,
        }),
        ...ticks.map(({ place }, i) =>
          sheetText(labels[i] ?? '', {
            x: left + 7,
            y: layout.toTop(place) + 4,
            'font-size': 10.5,
            fill: palette.muted,
            stroke: palette.ground,
            'stroke-width': 3,
            'paint-order': 'stroke',
          }),
        ),
      ]
    }),
  ].join('')
}
