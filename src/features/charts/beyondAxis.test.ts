import { expect, test } from 'vitest'
import { axisOf } from '#charting/axisTicks.ts'
import { beyondAxis, describeBeyond, widened } from './beyondAxis.ts'
import type { MetricSeries } from './metricSeries.ts'

const lineOf = (...values: number[]): MetricSeries => ({
  runId: 'a',
  name: 'a',
  slot: 0,
  x: Float64Array.from(values, (_, step) => step),
  y: Float64Array.from(values),
})

test('points beyond either end are counted over all lines, with the farthest', () => {
  const lines = [lineOf(5, 1, 2, -9), lineOf(3, 41.2, -4, NaN, Infinity)]

  expect(beyondAxis(lines, [0, 4], [0, 3])).toEqual({
    above: { points: 2, farthest: 41.2 },
    below: { points: 2, farthest: -9 },
  })
  expect(beyondAxis(lines, [1, 2], [-4, 50])).toEqual({ above: null, below: null })
})

test('under a smoothed line the points count as they were logged', () => {
  const smoothed = { ...lineOf(1, 1), raw: Float64Array.of(0, 9) }

  expect(beyondAxis([smoothed], [0, 1], [0, 2]).above).toEqual({ points: 1, farthest: 9 })
})

test('the axis is widened at one end, with room beyond the farthest point', () => {
  const [low, high] = widened(axisOf([0, 1], 'linear'), 'above', { points: 1, farthest: 10 })
  expect([low, high]).toEqual([0, expect.closeTo(10.6)])

  const below = widened(axisOf([1, 100], 'log'), 'below', { points: 1, farthest: 0.01 })
  expect(below).toEqual([expect.closeTo(0.00909, 5), 100])
})

test('what lies beyond is told with its number and how far it goes', () => {
  expect(describeBeyond('above', { points: 3, farthest: 41.2 })).toBe('3 points up to 41.2')
  expect(describeBeyond('below', { points: 1_200, farthest: -7 })).toBe('1,200 points down to −7')
  expect(describeBeyond('above', { points: 1, farthest: 1e9 })).toBe('1 point at 1.000e9')
})
