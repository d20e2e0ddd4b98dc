import type { RunTable } from '#mlflow/runTable.ts'
import { durationOf } from '#src/durationOf.ts'
import { metricDirection } from '#src/metricDirection.ts'
import type { Statistic } from './runsView.ts'

/** Some runs' numbers in one column, without those that are missing or NaN. */
export type NumberSummary = {
  /** How many numbers there are; at least one. */
  n: number
  mean: number
  /** Of a sample, over n − 1; null for a single number, and where one is infinite. */
  deviation: number | null
  median: number
  min: number
  max: number
  /** The best number and the first row that has it; null where the name does not tell which way is better. */
  best: { row: number; value: number } | null
}

/** The number that a row has in a metric's column, or in that of the duration (ms); null for none, NaN included. */
function numberIn(table: RunTable, columnId: string): (row: number) => number | null {
  if (columnId === 'attributes.duration') return (row) => durationOf(table, row)
  const column = table.metrics.get(metricOf(columnId) ?? '')
  return (row) => {
    const value = column && !Number.isNaN(column.steps[row]) ? column.values[row] : undefined
    return value === undefined || Number.isNaN(value) ? null : value
  }
}

const metricOf = (columnId: string) =>
  columnId.startsWith('metrics.') ? columnId.slice('metrics.'.length) : null

/** Whether a column's numbers can be summed up: a metric's can, and the duration's. */
export const isSummable = (columnId: string) =>
  metricOf(columnId) !== null || columnId === 'attributes.duration'

/** Sums up what some rows have in a column; null where none has a number. */
export function summarise(
  table: RunTable,
  rows: Int32Array,
  columnId: string,
): NumberSummary | null {
  const numberOf = numberIn(table, columnId)
  const numbers = new Float64Array(rows.length)
  const withNumber = new Int32Array(rows.length)
  let n = 0
  for (const row of rows) {
    const value = numberOf(row)
    if (value === null) continue
    numbers[n] = value
    withNumber[n] = row
    n++
  }
  if (n === 0) return null
  const found = numbers.subarray(0, n)
  const sorted = found.toSorted()
  const min = sorted[0] ?? NaN
  const max = sorted[n - 1] ?? NaN
  // The mean of equal numbers is that number, whatever their sum was rounded to.
  const mean = Math.min(Math.max(found.reduce(add, 0) / n, min), max)
  const squares = found.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const middle = (n - 1) / 2
  const best = bestOf(columnId, min, max)
  return {
    n,
    mean,
    deviation: n < 2 || !Number.isFinite(squares) ? null : Math.sqrt(squares / (n - 1)),
    median: ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2,
    min,
    max,
    best: best === null ? null : { value: best, row: withNumber[found.indexOf(best)] ?? -1 },
  }
}

const add = (sum: number, value: number) => sum + value

function bestOf(columnId: string, min: number, max: number): number | null {
  const direction = metricDirection(metricOf(columnId) ?? '')
  if (direction === 'unknown') return null
  return direction === 'lower' ? min : max
}

/** One number of a summary; null where there is none to tell. */
export function statisticOf(summary: NumberSummary | null, statistic: Statistic): number | null {
  if (summary === null) return null
  return statistic === 'best' ? (summary.best?.value ?? null) : summary[statistic]
}
