import { historyNumber } from './historyStatistics.ts'
import { isNumeric, type RunColumn } from './runColumns.ts'
import type { RunTable } from '#mlflow/runTable.ts'

/** The number that a column says of a row; NaN where it says none. */
export function numberAt(table: RunTable, column: RunColumn, row: number): number {
  const { group, key, content } = column
  if (content.kind === 'history') {
    return historyNumber(table, row, { key, statistic: content.statistic }) ?? NaN
  }
  if (group === 'metrics') return table.metric(row, key) ?? NaN
  if (group === 'attributes') return NaN
  const text = group === 'params' ? table.param(row, key) : table.tag(row, key)
  return text !== undefined && isNumeric(text) ? Number(text) : NaN
}

/** The least and the greatest finite number of a column. */
export type HeatRange = { least: number; greatest: number }

export function heatRange(table: RunTable, column: RunColumn, rows: Int32Array): HeatRange {
  let least = Infinity
  let greatest = -Infinity
  for (const row of rows) {
    const value = numberAt(table, column, row)
    if (!Number.isFinite(value)) continue
    least = Math.min(least, value)
    greatest = Math.max(greatest, value)
  }
  return { least, greatest }
}

/** How much of a full shade is behind a number: 0 for the least, 1 for the greatest; null for none. */
export function heatOf(value: number, { least, greatest }: HeatRange): number | null {
  if (!Number.isFinite(value) || greatest <= least) return null
  return (value - least) / (greatest - least)
}
