import { expect, test } from 'vitest'
import { chartDrawing, type Looking } from './chartDrawing.ts'
import type { MetricSeries } from './metricSeries.ts'

const lineOf = (values: readonly number[]): MetricSeries => ({
  runId: 'a',
  name: 'a',
  slot: 0,
  x: Float64Array.from(values, (_, step) => step),
  y: Float64Array.from(values),
})

const draw = (series: MetricSeries[], looking: Partial<Looking> = {}) =>
  chartDrawing(series, {
    xKind: 'step',
    scale: 'linear',
    zoom: null,
    range: null,
    outliers: 'shown',
    ...looking,
  })

test('a chart without a finite value still has axes', () => {
  const { x, y } = draw([lineOf([Number.NaN, Infinity])])

  expect(x.domain).toEqual([0, 1])
  expect(y.ticks.length).toBeGreaterThan(1)
})

/** A mean with a band of 2 on either side, and a gap before its last point. */
function meanOf(values: readonly number[]): MetricSeries {
  const line = lineOf(values)
  const gaps = new Uint8Array(values.length)
  gaps[values.length - 1] = 1
  const band = {
    low: line.y.map((value) => value - 2),
    high: line.y.map((value) => value + 2),
    n: new Uint32Array(values.length).fill(3),
    gaps,
    runIds: ['b', 'c', 'd'],
    members: [],
    leftOut: 0,
  }
  return { ...line, band }
}

test('the axis of values holds a band; a logarithmic one only what is positive of it', () => {
  const linear = draw([meanOf([1, 5])]).y.domain
  expect(linear[0]).toBeLessThanOrEqual(-1)
  expect(linear[1]).toBeGreaterThanOrEqual(7)

  const log = draw([meanOf([1, 5])], { scale: 'log' }).y.domain
  expect(log[0]).toBeGreaterThan(0)
  expect(log[1]).toBeGreaterThanOrEqual(7)
})

test('where a part of the steps is in sight, the axis of values is as wide as it needs', () => {
  const { x, y, zoomed, whole } = draw([lineOf([100, 1, 2, 3, 100])], { zoom: [1, 3] })

  expect(x.domain).toEqual([1, 3])
  expect(y.domain[0]).toBeGreaterThan(0.5)
  expect(y.domain[1]).toBeLessThan(3.5)
  expect(zoomed).toBe(true)
  expect(whole).toEqual([0, 4])
})

test('between two points it holds the line that leads from one to the other', () => {
  const { y } = draw([lineOf([0, 10])], { zoom: [0.4, 0.6] })

  expect(y.domain[0]).toBeLessThanOrEqual(0)
  expect(y.domain[1]).toBeGreaterThanOrEqual(10)
})

test('outliers can be left off the axis, and are counted', () => {
  const values = Array.from({ length: 1_000 }, (_, i) => i % 10)
  values[500] = 1e9

  expect(draw([lineOf(values)]).points.beyond).toBe(0)
  const { y, points } = draw([lineOf(values)], { outliers: 'clipped' })
  expect(y.domain[1]).toBeLessThan(12)
  expect(points).toEqual({ logged: 1_000, beyond: 1 })
})

test('a range of values is the axis, exactly, and what lies beyond it is counted', () => {
  const { y, points } = draw([lineOf([0, 1, 2, 3, NaN])], { range: [0.5, 2.5] })

  expect(y.domain).toEqual([0.5, 2.5])
  expect(points).toEqual({ logged: 5, beyond: 2 })
})

test('what was logged under a smoothed line is in sight, too', () => {
  const smoothed = { ...lineOf([2, 2]), raw: Float64Array.of(-5, 9) }

  expect(draw([smoothed]).y.domain[0]).toBeLessThanOrEqual(-5)
  expect(draw([smoothed]).y.domain[1]).toBeGreaterThanOrEqual(9)
})
