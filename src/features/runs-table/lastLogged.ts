import type { RunTable } from '#mlflow/runTable.ts'

/** A run's greatest step, and when it last logged a metric (ms since the epoch); both NaN where it logged none. */
export function lastLogged(table: RunTable, row: number): { step: number; at: number } {
  const last = { step: NaN, at: NaN }
  for (const { steps, timestamps } of table.metrics.values()) {
    const step = steps[row] ?? NaN
    if (Number.isNaN(step)) continue
    last.step = Math.max(step, Number.isNaN(last.step) ? step : last.step)
    last.at = Math.max(timestamps[row] ?? 0, Number.isNaN(last.at) ? 0 : last.at)
  }
  return last
}
