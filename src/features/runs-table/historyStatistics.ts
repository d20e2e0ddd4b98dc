import { meanOfLast, type MetricSummary } from '#mlflow/metricSummary.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { metricDirection } from '#src/metricDirection.ts'
import { formatCount } from '#ui/formatCount.ts'

/** What a column tells of a metric's course, how its header calls it, and how a menu does. */
export const HISTORY_STATISTICS = [
  { statistic: 'min', label: 'min', name: 'minimum' },
  { statistic: 'max', label: 'max', name: 'maximum' },
  { statistic: 'best-step', label: 'best step', name: 'step of the best' },
  { statistic: 'mean5', label: 'mean of 5', name: 'mean of the last 5' },
  { statistic: 'mean10', label: 'mean of 10', name: 'mean of the last 10' },
  { statistic: 'mean20', label: 'mean of 20', name: 'mean of the last 20' },
  { statistic: 'curve', label: 'curve', name: 'curve' },
] as const
export type HistoryStatistic = (typeof HISTORY_STATISTICS)[number]['statistic']

/** One statistic of one metric. */
export type HistoryValue = { key: string; statistic: HistoryStatistic }

/** The metric's own id and the statistic. MLflow allows no # in a key. */
export const historyColumnId = ({ key, statistic }: HistoryValue): string =>
  `metrics.${key}#${statistic}`

/** What a column's id asks of a history; null where it asks nothing of one. */
export function readHistoryColumn(id: string): HistoryValue | null {
  const [, key, name] = id.match(/^metrics\.(.*)#(.*)$/s) ?? []
  const known = HISTORY_STATISTICS.find(({ statistic }) => statistic === name)
  return key !== undefined && known ? { key, statistic: known.statistic } : null
}

/**
 * The number that a statistic is sorted and shaded by; undefined where the run lacks the metric, or its history is not
 * here yet. A curve counts as where it ends, which is known without its history.
 */
export function historyNumber(
  table: RunTable,
  row: number,
  { key, statistic }: HistoryValue,
): number | undefined {
  if (statistic === 'curve') return table.metric(row, key)
  const summary = historyOf(table, row, key)
  return summary && statisticOf(summary, key, statistic).value
}

/** What is known of a metric's course in one run. */
const historyOf = (table: RunTable, row: number, key: string) =>
  table.metric(row, key) === undefined ? undefined : table.histories.get(table.ids[row] ?? '', key)

/**
 * A statistic's number, and the same in full with where it comes from. The best is the greatest or the least value as
 * the metric's name has it; where the name tells neither there is none, rather than a wrong one.
 */
export function statisticOf(
  summary: MetricSummary,
  key: string,
  statistic: Exclude<HistoryStatistic, 'curve'>,
): { value: number; title: string } {
  const { min, minStep, max, maxStep } = summary
  switch (statistic) {
    case 'min':
      return { value: min, title: `${min} at step ${minStep}` }
    case 'max':
      return { value: max, title: `${max} at step ${maxStep}` }
    case 'best-step': {
      const direction = metricDirection(key)
      if (direction === 'unknown') return { value: NaN, title: 'NaN' }
      return direction === 'higher'
        ? { value: maxStep, title: `step ${maxStep}, with the greatest value ${max}` }
        : { value: minStep, title: `step ${minStep}, with the least value ${min}` }
    }
    case 'mean5':
      return meanOf(summary, 5)
    case 'mean10':
      return meanOf(summary, 10)
    case 'mean20':
      return meanOf(summary, 20)
    default:
      return statistic satisfies never
  }
}

function meanOf(summary: MetricSummary, last: number) {
  const { count } = summary
  const value = meanOfLast(summary, last)
  const points = count < last ? formatCount(count, 'point') : `the last ${last} of ${count} points`
  return { value, title: `${value}, the mean of ${points}` }
}
