import { quantile } from '#charting/quantiles.ts'

/** A list of numbers as a box plot draws it. */
export type BoxStatistics = {
  n: number
  /** Quartiles, as numpy's `quantile` takes them by default. */
  low: number
  median: number
  high: number
  /** The outermost numbers that are no outliers. */
  whiskers: readonly [low: number, high: number]
  /** Numbers further from the box than 1.5 times its height (J. W. Tukey, 1977), by their places in the list. */
  outliers: readonly number[]
}

/** How far a whisker reaches at most, in heights of the box. */
const REACH = 1.5

/** Sums up finite numbers; null where there are none. */
export function boxStatistics(values: Float64Array): BoxStatistics | null {
  if (values.length === 0) return null
  const ascending = values.toSorted()
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(ascending, share))
  if (low === undefined || median === undefined || high === undefined) return null
  const reach = REACH * (high - low)
  const isInside = (value: number) => value >= low - reach && value <= high + reach
  const outliers: number[] = []
  for (const [at, value] of values.entries()) if (!isInside(value)) outliers.push(at)
  return {
    n: values.length,
    low,
    median,
    high,
    whiskers: [ascending.find(isInside) ?? low, ascending.findLast(isInside) ?? high],
    outliers,
  }
}
