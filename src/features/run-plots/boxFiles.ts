import { mixHex } from '#charting/markHue.ts'
import type { PlotFiles } from '#charting/plotSheet.ts'
import { fieldName } from '#src/runFields.ts'
import { toCsv } from '#ui/csv.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import type { BoxDrawing } from './boxDrawing.ts'
import { boxShapes } from './boxShapes.ts'
import { type BoxSpec, titleText } from './plotSpecs.ts'
import { rowsSheet } from './rowsSheet.ts'

const ROW_PX = 28

/** A box plot as files: the picture, and its numbers in full precision. */
export const boxFiles = ({ groups, axis, notes }: BoxDrawing, spec: BoxSpec): PlotFiles => ({
  csv: () =>
    toCsv(
      [
        fieldName(spec.by),
        'runs',
        'whisker_low',
        'quartile_low',
        'median',
        'quartile_high',
        'whisker_high',
        'outliers',
        'metric',
      ],
      groups.map(({ name, values, statistics }) => [
        name,
        statistics.n,
        statistics.whiskers[0],
        statistics.low,
        statistics.median,
        statistics.high,
        statistics.whiskers[1],
        statistics.outliers.map((at) => String(values[at])).join(' '),
        fieldName(spec.metric),
      ]),
    ),
  svg: (palette) => {
    const colour = palette.hue.high
    return rowsSheet(
      {
        title: titleText(spec),
        axis,
        rowHeight: ROW_PX,
        rows: groups.map(({ name, statistics: { n } }) => ({ name, text: `n ${n}` })),
        marksAt: (at, layout) => {
          const group = groups[at]
          if (!group) return ''
          const { box, median, whiskers, outliers } = boxShapes(group, at, layout)
          const fill = mixHex(palette.hue.low, colour, 0.22)
          return [
            svgElement('path', { d: whiskers, fill: 'none', stroke: colour }),
            svgElement('path', { d: box, fill, stroke: colour }),
            svgElement('path', { d: median, stroke: palette.text, 'stroke-width': 2 }),
            outliers && svgElement('path', { d: outliers, fill: 'none', stroke: colour }),
          ].join('')
        },
        notes: [
          ...notes,
          'quartiles, whiskers to 1.5 times their distance, runs beyond as circles',
        ],
      },
      palette,
    )
  },
})
