import { axisOf } from '#charting/axisTicks.ts'
import { type PlotFiles, plotSheet, SHEET_WIDTH, sheetText } from '#charting/plotSheet.ts'
import { fieldName } from '#src/runFields.ts'
import { toCsv } from '#ui/csv.ts'
import { formatCount } from '#ui/formatCount.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import { type BestDrawing, writeEffect, writeP } from './bestDrawing.ts'
import { cautionsOf } from './paramImportance.ts'
import type { BestSpec } from './plotSpecs.ts'
import { rowsFrameSvg } from './rowsFrameSvg.ts'
import { rowsLayout } from './rowsLayout.ts'

const ROW_PX = 24
const BAR_PX = 12
const ROOM = 16

/** What the bars and the numbers beside them mean. */
export const EFFECT_NOTE =
  'ρ: Spearman’s rank correlation of a param of numbers with the metric, which does not see what rises and then falls; ' +
  'ε²: how much of the metric’s variance lies between the values of any other param. Bars show |ρ| and √ε². p is that ' +
  'of each param alone.'

/** Which params matter as files: the picture, and its numbers in full precision. */
export const bestFiles = ({ importance, measured }: BestDrawing, spec: BestSpec): PlotFiles => ({
  csv: () =>
    toCsv(
      ['param', 'statistic', 'value', 'p', 'runs', 'values', 'caution', 'metric'],
      importance.map((one) => {
        const { param, effect, n, values } = one
        return [
          param,
          effect ? (effect.kind === 'number' ? 'spearman_rho' : 'epsilon_squared') : null,
          effect ? (effect.kind === 'number' ? effect.rho : effect.epsilonSquared) : null,
          effect?.p ?? null,
          n,
          values,
          cautionsOf(one).join('; '),
          fieldName(spec.metric),
        ]
      }),
    ),
  svg: (palette) => {
    const axis = axisOf([0, 1], 'linear')
    const names = importance.map(({ param }) => param)
    const texts = importance.map((one) =>
      one.effect
        ? `${writeEffect(one)}, p ${writeP(one.effect.p)}, n ${one.n}`
        : (cautionsOf(one)[0] ?? ''),
    )
    const width = SHEET_WIDTH - 2 * ROOM
    const layout = rowsLayout(axis, { names, texts }, { width, rowHeight: ROW_PX })
    const bars = importance.map(({ strength }, at) =>
      [
        svgElement('rect', {
          x: layout.toLeft(0),
          y: layout.toTop(at) - BAR_PX / 2,
          width: layout.toLeft(strength ?? 0) - layout.toLeft(0),
          height: BAR_PX,
          fill: palette.hue.high,
        }),
        sheetText(texts[at] ?? '', {
          x: width,
          y: layout.toTop(at) + 4,
          'text-anchor': 'end',
          fill: palette.muted,
        }),
      ].join(''),
    )
    return plotSheet(
      {
        title: `Which params matter for ${fieldName(spec.metric)}, ${formatCount(measured, 'run')}`,
        body: svgElement(
          'g',
          { transform: `translate(${ROOM} 0)` },
          rowsFrameSvg(layout, names, palette) + bars.join(''),
        ),
        height: layout.height,
        legend: null,
        notes: [EFFECT_NOTE],
      },
      palette,
    )
  },
})

/** The best runs as CSV, in full precision. */
export const rankingCsv = ({ ranking, columns }: BestDrawing, spec: BestSpec): string =>
  toCsv(
    ['rank', 'run_id', 'run', fieldName(spec.metric), ...columns],
    ranking.map(({ rank, id, name, value, params }) => [
      rank,
      id,
      name,
      value,
      ...params.map((text) => text ?? null),
    ]),
  )
