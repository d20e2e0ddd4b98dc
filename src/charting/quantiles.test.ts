import { expect, test } from 'vitest'
import { quantile, quantilesOf } from './quantiles.ts'

test('a quantile lies on the way between its neighbours', () => {
  const ascending = Float64Array.of(1, 2, 4, 8)

  expect(quantile(ascending, 0)).toBe(1)
  expect(quantile(ascending, 0.5)).toBe(3)
  expect(quantile(ascending, 1)).toBe(8)
  expect(quantile(Float64Array.of(7), 0.25)).toBe(7)
})

test('what is no number has no part in them', () => {
  expect(quantilesOf([Float64Array.of(NaN, 1, Infinity), Float64Array.of(3)], [0, 1])).toEqual([
    1, 3,
  ])
  expect(quantilesOf([Float64Array.of(NaN)], [0, 1])).toBeNull()
})

test('of very many values some stand for all', () => {
  const column = Float64Array.from({ length: 400_000 }, (_, i) => i)
  const [low, high] = quantilesOf([column], [0.01, 0.99]) ?? [0, 0]

  expect(low / 400_000).toBeCloseTo(0.01, 3)
  expect(high / 400_000).toBeCloseTo(0.99, 3)
})
