import type { RunTable } from '#mlflow/runTable.ts'
import type { TextContext } from './rowTexts.ts'
import type { SortKey } from './runsView.ts'
import { type SortValues, sortValues } from './sortValues.ts'

/**
 * Rows in the order of some sort keys, the first counting most. As MLflow's server does, but numeric params by size:
 * what is missing stands last whichever the order, NaN and text before it. Ties go by start, newest first, then by id.
 */
export function orderRows(
  table: RunTable,
  rows: Int32Array,
  keys: readonly SortKey[],
  context: TextContext,
): Int32Array {
  const compare = compareBy(keys, (column) => sortValues(table, column, context))
  const { ids } = table
  const starts = Float64Array.from(table.startedAt, (start) => (Number.isNaN(start) ? 0 : start))
  return rows.toSorted(
    (a, b) =>
      compare(a, b) ||
      (starts[b] ?? 0) - (starts[a] ?? 0) ||
      ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1),
  )
}

/** Compares two places of the lists of values that sort keys name. */
export function compareBy(
  keys: readonly SortKey[],
  valuesOf: (column: string) => SortValues,
): (a: number, b: number) => number {
  const columns = keys.map(({ column, order }) => ({
    ...valuesOf(column),
    sign: order === 'ascending' ? 1 : -1,
  }))
  return (a, b) => {
    for (const { ranks, values, sign } of columns) {
      const byRank = (ranks[a] ?? 0) - (ranks[b] ?? 0)
      if (byRank !== 0) return byRank
      const left = values[a] ?? 0
      const right = values[b] ?? 0
      if (left !== right) return left < right ? -sign : sign
    }
    return 0
  }
}
