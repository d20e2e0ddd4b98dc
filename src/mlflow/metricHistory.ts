import type { LatestMetric, Run } from './runs.ts'

/** Points in columns: `steps[i]`, `times[i]` (ms since the epoch) and `values[i]` are one point. */
export type PointColumns = { steps: Float64Array; times: Float64Array; values: Float64Array }

/**
 * One metric of one run, ordered by step, then time. Steps may be negative and, like times, repeat; values may be NaN or
 * infinite.
 */
export type MetricHistory = PointColumns & {
  /** Null where every point is there. */
  sampled: Sampled | null
}

/** What a sample was taken of, as far as the server tells: ours does, MLflow does not. */
export type Sampled = {
  /** How many points were logged. */
  logged: number | null
  /** How many of them no line can pass through; a sample holds at least one of each kind wherever some are. */
  undrawable: { nan: number; positive: number; negative: number } | null
}

/** What is drawn of a run beside its histories. A `Run` is one; a row of a table of columns can be made one. */
export type LoggedRun = Pick<Run, 'id' | 'name' | 'status'> & {
  /** The last point of each metric. */
  metrics: Pick<Run['metrics'], 'get'>
}

/** Steps to look at closely, both ends included. */
export type StepWindow = { from: number; to: number }

/** Whether a history ends before the point that its run knows as the last. */
export function isBehind(
  { steps, times }: PointColumns,
  latest: LatestMetric | undefined,
): boolean {
  const step = steps.at(-1)
  const time = times.at(-1)
  if (step === undefined || time === undefined || !latest) return false
  return step < latest.step || (step === latest.step && time < latest.loggedAt.getTime())
}
