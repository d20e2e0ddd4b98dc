import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { historyOf } from '#src/testing/historyOf.ts'
import { meanOfLast, summarise } from './metricSummary.ts'

test('tells the least and the greatest value, and the first step of each', () => {
  const summary = summarise(historyOf(3, 1, 4, 1, 4, 2))

  expect(summary).toMatchObject({ count: 6, min: 1, minStep: 1, max: 4, maxStep: 2 })
  expect(summary).toMatchObject({ lastStep: 5, lastTimestamp: 1_005 })
})

test('a NaN on the way hides nothing; infinities count', () => {
  expect(summarise(historyOf(NaN, 2, NaN, -Infinity))).toMatchObject({ min: -Infinity, max: 2 })
  expect(summarise(historyOf(NaN))).toMatchObject({ count: 1, min: NaN, max: NaN, maxStep: NaN })
})

test('the mean of the last values, of all where there are fewer', () => {
  const summary = summarise(historyOf(10, 1, 2, 3))

  expect(meanOfLast(summary, 3)).toBe(2)
  expect(meanOfLast(summary, 20)).toBe(4)
  expect(meanOfLast(summarise(historyOf(1, NaN)), 2)).toBe(NaN)
})

test('a shape has few values and keeps the first, the last and the extremes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 500 }), (values) => {
      const { shape, min, max } = summarise(historyOf(...values))

      expect(shape.length).toBeLessThanOrEqual(40)
      expect(Math.min(...shape)).toBe(min)
      expect(Math.max(...shape)).toBe(max)
      expect([shape.at(0), shape.at(-1)]).toEqual([values.at(0), values.at(-1)])
    }),
  )
})

test('a shape keeps the order in which its values came, and leaves out what is not finite', () => {
  const rising = Array.from({ length: 400 }, (_, index) => index)

  const { shape } = summarise(historyOf(NaN, ...rising, Infinity))

  expect([...shape]).toEqual([...shape].toSorted((a, b) => a - b))
  expect(shape.at(-1)).toBe(399)
  expect(summarise(historyOf(NaN, Infinity)).shape).toHaveLength(0)
})

test('a sample counts as many points as were logged', () => {
  const sampled = { logged: 1_000_000, undrawable: { nan: 0, positive: 0, negative: 0 } }

  expect(summarise({ ...historyOf(1, 2), sampled })).toMatchObject({ count: 1_000_000, max: 2 })
})
