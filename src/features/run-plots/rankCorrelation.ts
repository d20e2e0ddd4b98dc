import { incompleteBeta } from './incompleteBeta.ts'

/** How numbers go together: -1 to 1, and how often chance alone gives at least as much. */
export type Correlation = { rho: number; p: number }

/** The least number of pairs of which a p-value can be told. */
const FEWEST = 3

/**
 * Spearman's rank correlation of pairs of numbers: Pearson's correlation of their ranks, equal numbers sharing the mean
 * of theirs. The two-sided p-value is that of Student's t with n − 2 degrees of freedom for
 * t = ρ √((n − 2) / ((1 + ρ)(1 − ρ))), as scipy's `spearmanr` gives it; for few pairs it is rough. Null below three
 * pairs, and where all numbers on one side are the same.
 */
export function rankCorrelation(x: Float64Array, y: Float64Array): Correlation | null {
  return correlationOfRanks(averageRanks(x), averageRanks(y))
}

/** The same of numbers whose ranks are known. */
export function correlationOfRanks(x: Float64Array, y: Float64Array): Correlation | null {
  const n = x.length
  const rho = n < FEWEST ? null : pearson(x, y)
  if (rho === null) return null
  const freedom = n - 2
  const tSquared = (rho * rho * freedom) / ((1 + rho) * (1 - rho))
  // At ρ = ±1, t is infinite.
  const p =
    Math.abs(rho) === 1 ? 0 : incompleteBeta(freedom / (freedom + tSquared), freedom / 2, 0.5)
  return { rho, p }
}

/** The place of each number in ascending order, from 1; equal numbers share the mean of theirs. */
export function averageRanks(values: Float64Array): Float64Array {
  // By a sort without a comparison of its own, which is several times faster.
  const ascending = values.toSorted()
  const ranks = new Map<number, number>()
  for (let start = 0; start < ascending.length;) {
    const value = ascending[start] ?? NaN
    let end = start + 1
    while (end < ascending.length && ascending[end] === value) end++
    ranks.set(value, (start + 1 + end) / 2)
    start = end
  }
  return values.map((value) => ranks.get(value) ?? NaN)
}

function pearson(x: Float64Array, y: Float64Array): number | null {
  const [meanX, meanY] = [meanOf(x), meanOf(y)]
  let [xx, yy, xy] = [0, 0, 0]
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [(x[i] ?? 0) - meanX, (y[i] ?? 0) - meanY]
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  if (xx === 0 || yy === 0) return null
  return Math.max(-1, Math.min(xy / Math.sqrt(xx * yy), 1))
}

const meanOf = (values: Float64Array) =>
  values.reduce((sum, value) => sum + value, 0) / values.length
