import { axisOf } from '#charting/axisTicks.ts'
import type { PlotFiles } from '#charting/plotSheet.ts'
import { fieldName } from '#src/runFields.ts'
import { toCsv } from '#ui/csv.ts'
import { formatCount } from '#ui/formatCount.ts'
import { svgElement } from '#ui/svgMarkup.ts'
import { type BestDrawing, writeEffect, writeP } from './bestDrawing.ts'
import { cautionsOf } from './paramImportance.ts'
import type { BestSpec } from './plotSpecs.ts'
import { rowsSheet } from './rowsSheet.ts'

const ROW_PX = 24
const BAR_PX = 12

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
  svg: (palette) =>
    rowsSheet(
      {
        title: `Which params matter for ${fieldName(spec.metric)}, ${formatCount(measured, 'run')}`,
        axis: axisOf([0, 1], 'linear'),
        rowHeight: ROW_PX,
        rows: importance.map((one) => ({
          name: one.param,
          text: one.effect
            ? `${writeEffect(one)}, p ${writeP(one.effect.p)}, n ${one.n}`
            : (cautionsOf(one)[0] ?? ''),
        })),
        marksAt: (at, { toLeft, toTop }) =>
          svgElement('rect', {
            x: toLeft(0),
            y: toTop(at) - BAR_PX / 2,
            width: toLeft(importance[at]?.strength ?? 0) - toLeft(0),
            height: BAR_PX,
            fill: palette.hue.high,
          }),
        notes: [EFFECT_NOTE],
      },
      palette,
    ),
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
