import type { LoggedMetric } from '#protocol/runRequests.ts'
import type { MetricRow } from './runRecords.ts'

/** A point as MLflow's tables keep it: they hold neither NaN nor infinities. */
export function toMetricRow({ key, value, timestamp, step }: LoggedMetric): MetricRow {
  if (Number.isNaN(value)) return { key, value: 0, timestamp, step, is_nan: 1 }
  const clamped = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value))
  return { key, value: clamped, timestamp, step, is_nan: 0 }
}

/** Whether a point is the later one: by step, then time, then value, a NaN counting as the 0 that is stored for it. */
export function isLater(a: MetricRow, b: MetricRow): boolean {
  if (a.step !== b.step) return a.step > b.step
  if (a.timestamp !== b.timestamp) return a.timestamp > b.timestamp
  return a.value > b.value
}
