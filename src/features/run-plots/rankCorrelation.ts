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
  const n = x.length
  if (n < FEWEST) return null
  const rho = pearson(averageRanks(x), averageRanks(y))
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
  const order = Uint32Array.from(values.keys()).toSorted(
    (a, b) => (values[a] ?? NaN) - (values[b] ?? NaN),
  )
  const ranks = new Float64Array(values.length)
  for (let start = 0; start < order.length;) {
    let end = start + 1
    const value = values[order[start] ?? 0]
    while (end < order.length && values[order[end] ?? 0] === value) end++
    for (let at = start; at < end; at++) ranks[order[at] ?? 0] = (start + 1 + end) / 2
    start = end
  }
  return ranks
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
