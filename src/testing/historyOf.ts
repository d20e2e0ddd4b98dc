import type { MetricHistory } from '#mlflow/metricHistory.ts'

/** A whole history of values at the steps 0, 1, 2 …, a millisecond apart. */
export const historyOf = (...values: number[]): MetricHistory => ({
  steps: Float64Array.from(values.keys()),
  times: Float64Array.from(values, (_, step) => 1_000 + step),
  values: Float64Array.from(values),
  sampled: null,
})
