/** One line of a chart: a noisy curve that falls, by step. */
export type Line = { x: Float64Array; y: Float64Array }

/** The same lines at every call: `lines` of them, each of `points` points. */
export function seedLines(lines: number, points: number, seed: number): Line[] {
  const random = randomFrom(seed)
  return Array.from({ length: lines }, () => {
    const [from, to, noise] = [1 + random(), random() * 0.5, 0.02 + random() * 0.1]
    const x = Float64Array.from({ length: points }, (_, i) => i)
    const y = x.map(
      (i) => to + (from - to) * Math.exp((-4 * i) / points) + noise * (random() - 0.5),
    )
    return { x, y }
  })
}

/** A linear congruential generator of numbers from 0 to 1, with the constants of Numerical Recipes. */
function randomFrom(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
