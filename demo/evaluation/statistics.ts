/** NaN for an empty list. */
export const mean = (values: ArrayLike<number>): number => sum(values) / values.length

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i] ?? Number.NaN
  return total
}

/** Of the sample: the sum of squares is divided by n − 1. NaN for fewer than two values. */
export function standardDeviation(values: ArrayLike<number>): number {
  const centre = mean(values)
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += ((values[i] ?? Number.NaN) - centre) ** 2
  return Math.sqrt(squares / (values.length - 1))
}

/** Pearson's correlation of two lists of one length; 0 where one of them is constant. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)]
  let [covariance, squaresA, squaresB] = [0, 0, 0]
  for (const [i, value] of a.entries()) {
    const [fromA, fromB] = [value - meanA, (b[i] ?? Number.NaN) - meanB]
    covariance += fromA * fromB
    squaresA += fromA ** 2
    squaresB += fromB ** 2
  }
  return squaresA * squaresB === 0 ? 0 : covariance / Math.sqrt(squaresA * squaresB)
}

/** The value below which `share` of the values lie, interpolated as numpy does by default. Throws for an empty list. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).toSorted()
  const place = share * (sorted.length - 1)
  const low = sorted[Math.floor(place)]
  const high = sorted[Math.ceil(place)]
  if (low === undefined || high === undefined) throw new RangeError('No values, no quantile')
  return low + (high - low) * (place - Math.floor(place))
}

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5)
