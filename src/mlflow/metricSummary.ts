import type { MetricHistory } from './metricHistory.ts'

/** What one metric did over the course of one run. NaN stands only where the run logged nothing but NaN. */
export type MetricSummary = {
  /** How many points were logged. */
  count: number
  min: number
  /** The first step at which the least value was logged. */
  minStep: number
  max: number
  maxStep: number
  /** The last values, oldest first; at most `TAIL` of them. */
  tail: Float64Array
  /**
   * The course, for a line of some 80 px: the first value; of every bucket in between its least and its greatest, in the
   * order of their steps; the last value. Only what is finite; empty where nothing is.
   */
  shape: Float64Array
  /** The last point, which tells a summary that is behind its run. */
  lastStep: number
  lastTimestamp: number
}

/** The most values that a mean of the last ones can be taken over. */
const TAIL = 20
const BUCKETS = 19

/** Of a history with at least one point; where it is sampled, of one that keeps its extremes and its last points. */
export function summarise({ steps, times, values, sampled }: MetricHistory): MetricSummary {
  let least = -1
  let greatest = -1
  for (const [index, value] of values.entries()) {
    if (Number.isNaN(value)) continue
    if (least < 0 || value < (values[least] ?? NaN)) least = index
    if (greatest < 0 || value > (values[greatest] ?? NaN)) greatest = index
  }
  return {
    count: sampled?.logged ?? values.length,
    min: values[least] ?? NaN,
    minStep: steps[least] ?? NaN,
    max: values[greatest] ?? NaN,
    maxStep: steps[greatest] ?? NaN,
    tail: values.slice(-TAIL),
    shape: shapeOf(values.filter(Number.isFinite)),
    lastStep: steps.at(-1) ?? NaN,
    lastTimestamp: times.at(-1) ?? NaN,
  }
}

/** The mean of the last `count` values, or of all where there are fewer; NaN if one of them is. */
export function meanOfLast({ tail }: MetricSummary, count: number): number {
  const values = tail.slice(-count)
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function shapeOf(values: Float64Array): Float64Array {
  if (values.length <= 2 * BUCKETS + 2) return values
  const inner = values.subarray(1, -1)
  const shape = [...values.subarray(0, 1)]
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const from = Math.floor((bucket * inner.length) / BUCKETS)
    const to = Math.floor(((bucket + 1) * inner.length) / BUCKETS)
    let least = from
    let greatest = from
    for (let index = from; index < to; index++) {
      if ((inner[index] ?? 0) < (inner[least] ?? 0)) least = index
      if ((inner[index] ?? 0) > (inner[greatest] ?? 0)) greatest = index
    }
    const inOrder = least < greatest ? [least, greatest] : [greatest, least]
    shape.push(...inOrder.map((index) => inner[index] ?? 0))
  }
  return Float64Array.from([...shape, ...values.subarray(-1)])
}
