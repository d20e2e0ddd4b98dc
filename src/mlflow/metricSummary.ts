import type { MetricPoint } from './metricHistories.ts'

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

/** `points` by step, then time; at least one. */
export function summarise(points: readonly MetricPoint[]): MetricSummary {
  const counted = points.filter(({ value }) => !Number.isNaN(value))
  const first = { value: NaN, step: NaN }
  const least = counted.reduce((a, b) => (b.value < a.value ? b : a), counted[0] ?? first)
  const greatest = counted.reduce((a, b) => (b.value > a.value ? b : a), counted[0] ?? first)
  const last = points.at(-1)
  return {
    count: points.length,
    min: least.value,
    minStep: least.step,
    max: greatest.value,
    maxStep: greatest.step,
    tail: Float64Array.from(points.slice(-TAIL), ({ value }) => value),
    shape: shapeOf(counted.map(({ value }) => value).filter(Number.isFinite)),
    lastStep: last?.step ?? NaN,
    lastTimestamp: last?.timestamp ?? NaN,
  }
}

/** The mean of the last `count` values, or of all where there are fewer; NaN if one of them is. */
export function meanOfLast({ tail }: MetricSummary, count: number): number {
  const values = tail.slice(-count)
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function shapeOf(values: readonly number[]): Float64Array {
  if (values.length <= 2 * BUCKETS + 2) return Float64Array.from(values)
  const inner = values.slice(1, -1)
  const shape = values.slice(0, 1)
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
  return Float64Array.from([...shape, ...values.slice(-1)])
}
