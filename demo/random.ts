import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import {
  randomGamma,
  randomInt as drawInt,
  randomLogNormal,
  randomNormal,
  randomUniform,
} from 'd3-random'

/** Draws from distributions; the same seed and label give the same numbers on every machine. */
export type Random = {
  /** Uniform in [from, to). */
  uniform: (from?: number, to?: number) => number
  /** A whole number in [from, to). */
  int: (from: number, to: number) => number
  normal: (mean?: number, deviation?: number) => number
  /** exp of a normal with this mean and deviation. */
  logNormal: (mean: number, deviation: number) => number
  /** Student's t, scaled to a standard deviation of 1; needs more than 2 degrees of freedom. */
  studentT: (degrees: number) => number
  pick: <Item>(items: readonly Item[]) => Item
  /** A new list with the same items in another order. */
  shuffle: <Item>(items: readonly Item[]) => Item[]
}

/** Each `label` opens a stream of its own, so that drawing more from one changes nothing in another. */
export function seededRandom(seed: number, label: string): Random {
  const generator = xoroshiro128plus(hash(`${seed}/${label}`))
  const uniform = () => uniformFloat64(generator)
  const normal = randomNormal.source(uniform)
  const gamma = randomGamma.source(uniform)
  const between = randomUniform.source(uniform)
  const int = drawInt.source(uniform)
  const logNormal = randomLogNormal.source(uniform)
  const standard = normal(0, 1)
  return {
    uniform: (from = 0, to = 1) => between(from, to)(),
    int: (from, to) => int(from, to)(),
    normal: (mean = 0, deviation = 1) => mean + deviation * standard(),
    logNormal: (mean, deviation) => logNormal(mean, deviation)(),
    studentT: (degrees) => {
      // A chi-square with n degrees of freedom is 2·Gamma(n/2).
      const chiSquare = 2 * gamma(degrees / 2)()
      return standard() * Math.sqrt((degrees - 2) / chiSquare)
    },
    pick: (items) => at(items, int(0, items.length)()),
    shuffle: (items) => {
      const order = [...items]
      for (let i = order.length - 1; i > 0; i--) {
        const j = int(0, i + 1)()
        const moved = at(order, i)
        order[i] = at(order, j)
        order[j] = moved
      }
      return order
    },
  }
}

/** The item at an index that is known to be there. Throws a `RangeError` when it is not. */
export function at<Item>(items: ArrayLike<Item>, index: number): Item {
  const item = items[index]
  if (item === undefined) throw new RangeError(`There is no item ${index} among ${items.length}`)
  return item
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return value
}
