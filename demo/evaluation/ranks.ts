/**
 * For each score the share of the reference scores below it, ties counting half: what makes scores of different
 * detectors comparable. Between 0 and 1.
 */
export function percentileRanks(scores: readonly number[], reference: readonly number[]): number[] {
  const sorted = Float64Array.from(reference).toSorted()
  return scores.map(
    (score) =>
      (placeOf(sorted, score, 'below') + placeOf(sorted, score, 'below or equal')) /
      2 /
      sorted.length,
  )
}

/** How many of the sorted values are below the score, or below or equal to it. */
function placeOf(sorted: Float64Array, score: number, side: 'below' | 'below or equal'): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const value = sorted[middle] ?? Number.NaN
    if (value < score || (side === 'below or equal' && value === score)) low = middle + 1
    else high = middle
  }
  return low
}
