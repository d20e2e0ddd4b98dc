/** How anomalous a trained detector finds the days of two periods, for others to build on. */
export type Member = {
  name: string
  /** Scores of the validation quarter and of the test year, in the order of the split. */
  validation: number[]
  test: number[]
  /** The score from which it raises an alert by itself. */
  threshold: number
}

type Trained = { member: Member; validation: number }

/** One set of params that was trained, and how it did: `validation` is the average precision on that quarter. */
type Trial<Params> = Trained & { name: string; params: Params; change: Partial<Params> }

/** Trains each change of one param of the baseline, and returns the best of all, the baseline among them. */
export async function trySweep<Params extends object>(
  baseline: Trained & { name: string; params: Params },
  changes: readonly Partial<Params>[],
  train: (params: Params, name: string, note: string) => Promise<Trained>,
): Promise<Trial<Params>> {
  const trials: Trial<Params>[] = [{ ...baseline, change: {} }]
  for (const change of changes) {
    const params = { ...baseline.params, ...change }
    const { name, note } = changedOne(baseline.name, baseline.params, change)
    trials.push({ ...(await train(params, name, note)), name, params, change })
  }
  return bestOf(trials)
}

/** How a run is called and described that changes exactly one param of a baseline. Throws when it is not one. */
export function changedOne<Params extends object>(
  baseline: string,
  params: Params,
  change: Partial<Params>,
): { name: string; note: string } {
  const [changed, ...others] = Object.entries(change)
  if (changed === undefined || others.length > 0) throw new Error('One change at a time')
  const [key, value] = changed
  const was: unknown = new Map<string, unknown>(Object.entries(params)).get(key)
  const isSeed = key === 'random_state'
  return {
    name: isSeed ? `${baseline}_seed_${String(value)}` : `${key}_${String(value)}`,
    note: isSeed
      ? `The baseline \`${baseline}\` with another seed, to see what chance does.`
      : `One change from \`${baseline}\`: \`${key}\` is ${String(value)} instead of ${String(was)}.`,
  }
}

/**
 * Of what was tried, the one with the best average precision on the validation quarter, the earliest among equals: it
 * needs no threshold, so it moves less by chance than F1. Another seed is no better model.
 */
export function bestOf<Tried extends { change: object; validation: number }>(
  tried: readonly Tried[],
): Tried {
  const candidates = tried.filter(({ change }) => !('random_state' in change))
  const [best] = candidates.toSorted((a, b) => b.validation - a.validation)
  if (best === undefined) throw new Error('Nothing was tried')
  return best
}
