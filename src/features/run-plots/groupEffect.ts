import { incompleteBeta } from './incompleteBeta.ts'

/** How much of the differences between numbers goes with the groups that they are in. */
export type GroupEffect = {
  /** The share that lies between the groups as they are, 0 to 1; it grows with the number of groups even by chance. */
  etaSquared: number
  /** The same less what chance alone gives; 0 or less where the groups tell nothing. */
  epsilonSquared: number
  /** How often chance alone gives at least as much. */
  p: number
}

/**
 * The effect of groups on numbers by a one-way analysis of variance, with k groups, n numbers, and the sums of squares
 * between the groups' means and in all: η² = SS_between / SS_total; ε² = (SS_between − (k − 1) MS_within) / SS_total
 * (T. L. Kelley, 1935), where MS_within = SS_within / (n − k); p from F = MS_between / MS_within, as scipy's
 * `f_oneway` gives it. `groups` says by number which group it is in. Null below two groups, where each group has one
 * number only, and where all numbers are the same.
 */
export function groupEffect(numbers: Float64Array, groups: Int32Array): GroupEffect | null {
  const n = numbers.length
  const values = standardised(numbers)
  const sums = new Map<number, { n: number; sum: number }>()
  let total = 0
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? 0
    const group = groups[i] ?? 0
    const known = sums.get(group) ?? { n: 0, sum: 0 }
    known.n++
    known.sum += value
    sums.set(group, known)
    total += value
  }
  const k = sums.size
  if (k < 2 || n <= k) return null
  const mean = total / n
  let [within, all] = [0, 0]
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? 0
    const { n: size, sum } = sums.get(groups[i] ?? 0) ?? { n: 1, sum: value }
    within += (value - sum / size) ** 2
    all += (value - mean) ** 2
  }
  if (all === 0) return null
  const between = all - within
  const meanWithin = within / (n - k)
  const ratio = between / (k - 1) / meanWithin
  return {
    etaSquared: between / all,
    epsilonSquared: (between - (k - 1) * meanWithin) / all,
    // Groups without any differences inside give an infinite F.
    p:
      within === 0
        ? 0
        : incompleteBeta((n - k) / (n - k + (k - 1) * ratio), (n - k) / 2, (k - 1) / 2),
  }
}

/**
 * The numbers less one of them, as shares of the largest of these differences, which changes none of the ratios: their
 * squares are neither too large for a double nor nothing.
 */
function standardised(numbers: Float64Array): Float64Array {
  const first = numbers[0] ?? 0
  const differences = numbers.map((value) => value / 2 - first / 2)
  const largest = differences.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return largest === 0 ? differences : differences.map((value) => value / largest)
}
