import type { RunTable } from '#mlflow/runTable.ts'
import type { SortKey } from './runsView.ts'
import { type SortContext, sortValues } from './sortValues.ts'

/**
 * Rows in the order of some sort keys, the first counting most. As MLflow's server does, but numeric params by size:
 * what is missing stands last whichever the order, NaN and text before it. Ties go by start, newest first, then by id.
 */
export function orderRows(
  table: RunTable,
  rows: Int32Array,
  keys: readonly SortKey[],
  context: SortContext,
): Int32Array {
  const columns = keys.map(({ column, order }) => ({
    ...sortValues(table, column, context),
    sign: order === 'ascending' ? 1 : -1,
  }))
  const { ids } = table
  const starts = Float64Array.from(table.startedAt, (start) => (Number.isNaN(start) ? 0 : start))
  return rows.toSorted((a, b) => {
    for (const { ranks, values, sign } of columns) {
      const byRank = (ranks[a] ?? 0) - (ranks[b] ?? 0)
      if (byRank !== 0) return byRank
      const left = values[a] ?? 0
      const right = values[b] ?? 0
      if (left !== right) return left < right ? -sign : sign
    }
    return (starts[b] ?? 0) - (starts[a] ?? 0) || ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1)
  })
}
