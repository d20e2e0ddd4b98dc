import type { CSSProperties } from 'react'
import type { RunTable } from '#mlflow/runTable.ts'
import { isNumeric } from '#src/isNumeric.ts'
import { historyNumber } from './historyStatistics.ts'
import type { RunColumn } from './runColumns.ts'

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

/** A tint behind a number, up to a quarter of the full shade so that the text keeps its contrast; none without a range. */
export function heatStyle(
  value: number | null,
  range: HeatRange | undefined,
): CSSProperties | undefined {
  if (!range || value === null || !Number.isFinite(value)) return undefined
  const { least, greatest } = range
  if (greatest <= least) return undefined
  const share = Math.min(Math.max((value - least) / (greatest - least), 0), 1)
  return {
    backgroundImage: `linear-gradient(color-mix(in srgb, var(--heat) ${Math.round(share * 24)}%, transparent) 0 0)`,
  }
}
