/** How anomalous a trained detector finds the days of two periods, for others to build on. */
export type Member = {
  name: string
  /** Scores of the validation quarter and of the test year, in the order of the split. */
  validation: number[]
  test: number[]
  /** The score from which it raises an alert by itself. */
  threshold: number
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
 * Of what was trained, the one with the best average precision on the validation quarter, the earliest among equals:
 * it needs no threshold, so it moves less by chance than F1. Another seed is no better model.
 */
export function bestOf<Trained extends { change: object; validation: number }>(
  trained: readonly Trained[],
): Trained {
  const candidates = trained.filter(({ change }) => !('random_state' in change))
  const [best] = candidates.toSorted((a, b) => b.validation - a.validation)
  if (best === undefined) throw new Error('Nothing was trained')
  return best
}
