import type { MetricDirection } from './guessDirection.ts'
import { type Noise, noiseBetween, type SeedGroup } from './seedNoise.ts'

/** How a value stands to the baseline's. */
export type Delta = {
  difference: number
  /** The difference as a share of the baseline's size; null where the baseline is about 0. */
  share: number | null
  /** `unknown` where it is not known which way the metric gets better. */
  verdict: 'better' | 'worse' | 'same' | 'unknown'
  /** What seeds do to the metric; null where there are too few of them. */
  noise: Noise | null
}

/** Subtracting binary fractions leaves digits behind these: 0.9 − 0.6 is 0.3. */
const EXACT_DIGITS = 12
/** Beyond this many times the baseline, a share says that the baseline is about 0, and nothing else. */
const LARGEST_SHARE = 1_000

/** Null where either is missing, NaN or infinite. */
export function deltaTo(
  baseline: number | null,
  value: number | null,
  direction: MetricDirection,
): Omit<Delta, 'noise'> | null {
  if (baseline === null || value === null) return null
  const difference = Number((value - baseline).toPrecision(EXACT_DIGITS))
  if (!Number.isFinite(difference)) return null
  if (difference === 0) return { difference, share: 0, verdict: 'same' }
  const share = difference / Math.abs(baseline)
  const verdict =
    direction === 'unknown'
      ? 'unknown'
      : difference > 0 === (direction === 'higher')
        ? 'better'
        : 'worse'
  return { difference, share: Math.abs(share) > LARGEST_SHARE ? null : share, verdict }
}

/** The values of runs in one metric; null where one has none. */
type MetricValues = { values: readonly (number | null)[]; direction: MetricDirection }

/** How all runs stand to one of them in a metric, by index; null for itself, and where there is nothing to measure. */
export function deltasOf(
  { values, direction }: MetricValues,
  baseline: number,
  groups: readonly (SeedGroup | null)[],
): (Delta | null)[] {
  // Runs of one group stand to the baseline's group alike.
  const known = new Map<SeedGroup | null, Noise | null>()
  const noiseOf = (group: SeedGroup | null) => {
    const noise = known.get(group)
    if (noise !== undefined) return noise
    const found = noiseBetween(values, groups[baseline] ?? null, group)
    known.set(group, found)
    return found
  }
  return values.map((value, i) => {
    const delta = i === baseline ? null : deltaTo(values[baseline] ?? null, value, direction)
    return delta && { ...delta, noise: noiseOf(groups[i] ?? null) }
  })
}

/** Whether seeds alone could make the difference. */
export const isWithinNoise = ({ difference, noise }: Delta): boolean =>
  noise !== null && Math.abs(difference) <= noise.halfWidth
