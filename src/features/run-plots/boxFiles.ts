import { mixHex } from '#charting/markHue.ts'
import { type PlotFiles, plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import { fieldName } from '#src/runFields.ts'
import { toCsv } from '#ui/csv.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import type { BoxDrawing } from './boxDrawing.ts'
import { boxShapes } from './boxShapes.ts'
import { type BoxSpec, titleText } from './plotSpecs.ts'
import { rowsFrameSvg } from './rowsFrameSvg.ts'
import { rowsLayout } from './rowsLayout.ts'

const ROW_PX = 28
const ROOM = 16

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
    const names = groups.map(({ name }) => name)
    const texts = groups.map(({ statistics: { n } }) => `n ${n}`)
    const width = SHEET_WIDTH - 2 * ROOM
    const layout = rowsLayout(axis, { names, texts }, { width, rowHeight: ROW_PX })
    const colour = palette.hue.high
    const drawn = groups.map((group, at) => {
      const { box, median, whiskers, outliers } = boxShapes(group, at, layout)
      return [
        svgElement('path', { d: whiskers, fill: 'none', stroke: colour }),
        svgElement('path', { d: box, fill: mixHex(palette.hue.low, colour, 0.22), stroke: colour }),
        svgElement('path', { d: median, stroke: palette.text, 'stroke-width': 2 }),
        outliers === '' ? '' : svgElement('path', { d: outliers, fill: 'none', stroke: colour }),
        sheetText(texts[at] ?? '', {
          x: width,
          y: layout.toTop(at) + 4,
          'text-anchor': 'end',
          fill: palette.muted,
        }),
      ].join('')
    })
    return plotSheet(
      {
        title: titleText(spec),
        body: svgElement(
          'g',
          { transform: `translate(${ROOM} 0)` },
          rowsFrameSvg(layout, names, palette) + drawn.join(''),
        ),
        height: layout.height,
        legend: null,
        notes: [
          ...notes,
          'quartiles, whiskers to 1.5 times their distance, runs beyond as circles',
        ],
      },
      palette,
    )
  },
})
