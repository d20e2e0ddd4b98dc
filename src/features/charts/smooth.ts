/**
 * Exponentially weighted mean over steps that never decrease. Each point becomes Σ wᵢ yᵢ / Σ wᵢ over itself and all
 * before it, with wᵢ = 2^(−dᵢ / halfLife), where dᵢ is how many steps before it point i was logged: a mean that depends
 * neither on how densely nor on how long was logged. NaN and infinities stay, and count in no mean.
 *
 * The same as pandas' `Series.ewm(halflife=…, times=…).mean()`:
 * https://pandas.pydata.org/docs/reference/api/pandas.Series.ewm.html
 */
export function smooth(steps: Float64Array, y: Float64Array, halfLife: number): Float64Array {
  const smoothed = Float64Array.from(y)
  let [sum, weight, before] = [0, 0, 0]
  for (const [i, value] of y.entries()) {
    if (!Number.isFinite(value)) continue
    const step = steps[i] ?? 0
    // Before the first number both are 0.
    const kept = weight === 0 ? 0 : 2 ** ((before - step) / halfLife)
    sum = sum * kept + value
    weight = weight * kept + 1
    before = step
    smoothed[i] = sum / weight
  }
  return smoothed
}
