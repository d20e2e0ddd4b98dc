import { expect, test } from 'vitest'
import { correlation, mean, median, quantile, standardDeviation } from './statistics.ts'

test('quantiles are interpolated as numpy does', () => {
  expect(quantile([3, 1, 2, 10], 0.9)).toBeCloseTo(7.9, 12)
  expect(quantile([1, 2, 3, 4, 5], 0.25)).toBe(2)
  expect(median([4, 1])).toBe(2.5)
  expect(() => quantile([], 0.5)).toThrow(RangeError)
})

test('mean and deviation are those of a sample', () => {
  expect(mean([1, 2, 6])).toBe(3)
  expect(mean([])).toBeNaN()
  expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(2.138089935, 9)
})

test('correlation has a sign, and none with a constant', () => {
  expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12)
  expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12)
  expect(correlation([1, 2, 3], [5, 5, 5])).toBe(0)
})
