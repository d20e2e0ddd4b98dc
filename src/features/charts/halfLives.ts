/** Half-lives of smoothing to choose from, in steps; 0 for none. */
export const HALF_LIVES = [
  0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000,
]

/** The place of the choice that is nearest to a half-life, which a link may have set to any. */
export function nearestHalfLife(halfLife: number): number {
  const place = HALF_LIVES.findLastIndex((one) => one <= halfLife)
  return Math.max(place, halfLife > 0 ? 1 : 0)
}
