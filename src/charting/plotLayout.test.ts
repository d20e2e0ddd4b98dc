import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { axisOf } from './axisTicks.ts'
import { plotLayout } from './plotLayout.ts'

const SIZE = { width: 500, height: 230 }
const axes = (scale: 'linear' | 'log' = 'linear') => ({
  x: axisOf([0, 100], 'linear'),
  y: axisOf([1, 100], scale),
})

test('the ends of the axes are the edges of the plot, and values rise upwards', () => {
  const { area, toLeft, toTop } = plotLayout(axes(), SIZE)

  expect(toLeft(0)).toBe(area.left)
  expect(toLeft(100)).toBe(area.left + area.width)
  expect(toTop(1)).toBe(area.top + area.height)
  expect(toTop(100)).toBe(area.top)
  expect(area.left + area.width).toBe(500 - 16)
  expect(area.top + area.height).toBe(230 - 22)
})

test('a logarithmic axis has its middle at the geometric mean', () => {
  const { area, toTop } = plotLayout(axes('log'), SIZE)

  expect(toTop(10)).toBeCloseTo(area.top + area.height / 2)
  // The edge of a band may not be positive: it lies below the plot.
  expect(toTop(-3)).toBeGreaterThan(area.top + area.height)
})

test('a place tells the number that stands there, on either scale', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 100, noNaN: true }), (value) => {
      for (const scale of ['linear', 'log'] as const) {
        const { toTop, yAt, toLeft, xAt } = plotLayout(axes(scale), SIZE)
        expect(yAt(toTop(value))).toBeCloseTo(value, 8)
        expect(xAt(toLeft(value))).toBeCloseTo(value, 8)
      }
    }),
  )
})

test('the largest doubles have a place that a canvas can hold', () => {
  const y = axisOf([-Number.MAX_VALUE / 2, Number.MAX_VALUE / 2], 'linear')
  const { toTop, area } = plotLayout({ x: axes().x, y }, SIZE)
  expect(toTop(0)).toBeCloseTo(area.top + area.height / 2)

  const { toTop: near } = plotLayout({ x: axes().x, y: axisOf([0, 1e-300], 'linear') }, SIZE)
  expect(Math.abs(near(1e300))).toBeLessThanOrEqual(1e6)
})
