import { expect, test } from 'vitest'
import { extentOf, shareOf } from './extent.ts'

test('the extent leaves out what is not finite', () => {
  expect(extentOf([Float64Array.of(Number.NaN, 3, Infinity), Float64Array.of(-1)])).toEqual([-1, 3])
  expect(extentOf([Float64Array.of(Number.NaN)])).toBeNull()
})

test('a number has its share of the way between two ends, however far apart they are', () => {
  expect([-1, 0, 1, 3, 4].map((value) => shareOf(value, [0, 4]))).toEqual([-0.25, 0, 0.25, 0.75, 1])
  const all = [-Number.MAX_VALUE, Number.MAX_VALUE] as const
  expect([all[0], 0, all[1]].map((value) => shareOf(value, all))).toEqual([0, 0.5, 1])
  expect(shareOf(Number.MIN_VALUE, [0, Number.MIN_VALUE])).toBe(1)
})
