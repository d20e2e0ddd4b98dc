import type { Run } from '#mlflow/runs.ts'
import { studentT95 } from '#src/studentT95.ts'

/** Runs of one configuration: indices among the compared runs, each with the seed that it was given. */
export type SeedGroup = readonly { index: number; seed: string }[]

/** How far two runs that differ in nothing but their seeds may be apart. */
export type Noise = {
  /** A difference up to this is no more than what seeds do, at 95 %; in the metric's unit. */
  halfWidth: number
  /** How many seeds that rests on. */
  seeds: number
}

/** From how many seeds on their deviation tells something. */
const FEWEST_SEEDS = 3

const SEED = /(^| )(seed|seed value|seed number|random state|rng state)$|^(rng|randomstate)$/
/** How many seeds there are is a setting as any other. */
const COUNT = /(^| )(n|num|number|number of|count of) seed$/

/** `seed`, `random_state`, `rngSeed`, `model/seed_2`; not `n_seeds` or `seed_length`. */
export function isSeedKey(key: string): boolean {
  const words = key
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]+/g)
  const name = (words ?? []).join(' ')
  return SEED.test(name) && !COUNT.test(name)
}

/**
 * For each run its group: the runs of the same experiment whose params are equal except for seeds. Null where a run
 * was given no seed, since runs that log no params at all would else be one group.
 */
export function seedGroups(runs: readonly Run[]): (SeedGroup | null)[] {
  const groups = new Map<string, { index: number; seed: string }[]>()
  const configurations = runs.map(({ experimentId, params }, index) => {
    const sorted = [...params].toSorted(([a], [b]) => (a < b ? -1 : 1))
    const seeds = sorted.filter(([key]) => isSeedKey(key))
    if (seeds.length === 0) return null
    const others = sorted.filter(([key]) => !isSeedKey(key))
    const configuration = JSON.stringify([experimentId, seeds.map(([key]) => key), others])
    const member = { index, seed: JSON.stringify(seeds) }
    groups.set(configuration, [...(groups.get(configuration) ?? []), member])
    return configuration
  })
  return configurations.map((configuration) =>
    configuration === null ? null : (groups.get(configuration) ?? null),
  )
}

/** A group's finite values of one metric, one for each seed: the mean of its runs, where it was used more than once. */
function sampleOf(group: SeedGroup, values: readonly (number | null)[]): number[] {
  const bySeed = new Map<string, number[]>()
  for (const { index, seed } of group) {
    const value = values[index] ?? null
    if (value === null || !Number.isFinite(value)) continue
    bySeed.set(seed, [...(bySeed.get(seed) ?? []), value])
  }
  return [...bySeed.values()].map(mean)
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The sum of squares around the mean. */
function squaresOf(sample: readonly number[]): number {
  const middle = mean(sample)
  return sample.reduce((sum, value) => sum + (value - middle) ** 2, 0)
}

/**
 * What the seeds of two runs say of the difference between them in one metric; null where neither run's group has
 * three seeds. `values` are those of all compared runs.
 *
 * With s the standard deviation of a sample and f = n − 1 its degrees of freedom, the difference of two single runs of
 * one configuration stays within ± t(0.975, f) · s · √2 in 95 of 100 cases: the repeatability limit of ISO 5725-6,
 * 4.1.4 (there 1.96 · √2 · σ), with Student's t since s is estimated. Where both groups have three seeds, s is pooled:
 * s² = (Σ(x − x̄)² + Σ(y − ȳ)²) / f with f = n + m − 2.
 */
export function noiseBetween(
  values: readonly (number | null)[],
  one: SeedGroup | null,
  other: SeedGroup | null,
): Noise | null {
  const samples = [...new Set([one, other])]
    .map((group) => (group ? sampleOf(group, values) : []))
    .filter((sample) => sample.length >= FEWEST_SEEDS)
  if (samples.length === 0) return null
  const seeds = samples.reduce((sum, sample) => sum + sample.length, 0)
  const freedom = seeds - samples.length
  const squares = samples.reduce((sum, sample) => sum + squaresOf(sample), 0)
  const deviation = Math.sqrt(squares / freedom)
  return { halfWidth: studentT95(freedom) * deviation * Math.SQRT2, seeds }
}
