import { metricDirection } from '#src/metricDirection.ts'
import { HISTORY_STATISTICS, historyColumnId } from './historyStatistics.ts'
import type { RunColumn } from './runColumns.ts'

/** Room for a curve and the cell's padding, in px. */
const CURVE_WIDTH_PX = 104

/** A column that tells of a metric's course. */
type HistoryColumn = RunColumn & { content: { kind: 'history' } }

/** With `columns`, those of `shown` that tell of a metric's course, each behind its metric. */
export const withHistoryColumns = (
  columns: readonly RunColumn[],
  shown: readonly string[],
): RunColumn[] =>
  columns.flatMap((column) => [
    column,
    ...historyColumnsOf(column).filter(({ id }) => shown.includes(id)),
  ])

/** The columns that could be added behind one, and are not there; none behind what is no metric. */
export const missingHistoryColumns = (
  column: RunColumn,
  columns: readonly RunColumn[],
): HistoryColumn[] =>
  historyColumnsOf(column).filter(({ id }) => columns.every((other) => other.id !== id))

/** A metric whose name does not tell what is better has no step of the best. */
function historyColumnsOf({ content, key, group, width }: RunColumn): HistoryColumn[] {
  if (content.kind !== 'metric') return []
  const { format } = content
  return HISTORY_STATISTICS.filter(
    ({ statistic }) => statistic !== 'best-step' || metricDirection(key) !== 'unknown',
  ).map(({ statistic, label, name }) => ({
    id: historyColumnId({ key, statistic }),
    group,
    key,
    label: `${key} ${label}`,
    shownByDefault: false,
    width: Math.min(Math.max(width + label.length * 7, CURVE_WIDTH_PX), 240),
    content: { kind: 'history', statistic, label, name, format },
  }))
}
