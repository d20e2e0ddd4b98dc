import type { RunTable } from '#mlflow/runTable.ts'
import type { RunColumn } from './runColumns.ts'

/** A column that says the same of all rows: its text, or null where none has it. */
export type SameColumn = { column: RunColumn; text: string | null }

/**
 * The params, metrics and tags that are the same in all of some rows; a missing value counts as one. None below two
 * rows. What tells of a metric's course was asked for and is not folded: it is known of the runs in sight only.
 */
export function sameColumns(
  table: RunTable,
  rows: Int32Array,
  columns: readonly RunColumn[],
): SameColumn[] {
  const [first] = rows
  if (first === undefined || rows.length < 2) return []
  return columns.flatMap((column) => {
    const { group, key, content } = column
    if (group === 'attributes' || content.kind === 'history') return []
    if (group === 'metrics') {
      const metric = table.metrics.get(key)
      const valueAt = (row: number) =>
        !metric || Number.isNaN(metric.steps[row]) ? null : (metric.values[row] ?? null)
      const value = valueAt(first)
      const isSame = rows.every((row) => Object.is(valueAt(row), value))
      return isSame ? [{ column, text: value === null ? null : String(value) }] : []
    }
    const texts = group === 'params' ? table.params.get(key) : table.tags.get(key)
    const code = texts?.codes[first] ?? -1
    const isSame = !texts || rows.every((row) => texts.codes[row] === code)
    return isSame ? [{ column, text: texts?.texts[code] ?? null }] : []
  })
}
