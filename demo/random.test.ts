import { expect, test } from 'vitest'
import { mean, standardDeviation } from './evaluation/statistics.ts'
import { seededRandom } from './random.ts'

const draw = (seed: number, label: string) => {
  const random = seededRandom(seed, label)
  return Array.from({ length: 5 }, () => random.uniform())
}

const many = (next: () => number) => Array.from({ length: 40_000 }, next)

test('the same seed and label give the same numbers, others give others', () => {
  expect(draw(1, 'a')).toEqual(draw(1, 'a'))
  expect(draw(1, 'a')).not.toEqual(draw(1, 'b'))
  expect(draw(1, 'a')).not.toEqual(draw(2, 'a'))
})

test('numbers are spread as they say', () => {
  const random = seededRandom(3, 'spread')

  const uniform = many(() => random.uniform(2, 4))
  expect(mean(uniform)).toBeCloseTo(3, 1)
  expect(Math.min(...uniform.slice(0, 10_000))).toBeGreaterThanOrEqual(2)
  expect(standardDeviation(many(() => random.normal(0, 2)))).toBeCloseTo(2, 1)
  expect(standardDeviation(many(() => random.studentT(6)))).toBeCloseTo(1, 1)
})

test('shuffling keeps every item and leaves the list as it was', () => {
  const items = Array.from({ length: 50 }, (_, i) => i)

  const shuffled = seededRandom(1, 'shuffle').shuffle(items)

  expect(shuffled).not.toEqual(items)
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(items)
})
