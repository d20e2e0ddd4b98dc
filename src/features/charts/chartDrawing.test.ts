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
    xScale: 'linear',
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

  expect(draw([lineOf(values)]).beyond).toEqual({ above: null, below: null })
  const { y, beyond } = draw([lineOf(values)], { outliers: 'clipped' })
  expect(y.domain[1]).toBeLessThan(12)
  expect(beyond).toEqual({ above: { points: 1, farthest: 1e9 }, below: null })
})

test('a range of values is the axis, exactly, and what lies beyond it is counted', () => {
  const { y, beyond } = draw([lineOf([0, 1, 2, 3, NaN])], { range: [0.5, 2.5] })

  expect(y.domain).toEqual([0.5, 2.5])
  expect(beyond).toMatchObject({ above: { farthest: 3 }, below: { farthest: 0 } })
})

test('a range that is not positive is none on a logarithmic axis', () => {
  const { y, zoomed } = draw([lineOf([1, 10])], { scale: 'log', range: [-1, 5] })

  expect(y.domain[0]).toBeGreaterThan(0.5)
  expect(zoomed).toBe(false)
})

test('what was logged under a smoothed line is in sight, too', () => {
  const smoothed = { ...lineOf([2, 2]), raw: Float64Array.of(-5, 9) }

  expect(draw([smoothed]).y.domain[0]).toBeLessThanOrEqual(-5)
  expect(draw([smoothed]).y.domain[1]).toBeGreaterThanOrEqual(9)
})

/** The same line, begun earlier. */
const begunAt = (line: MetricSeries, step: number): MetricSeries => ({
  ...line,
  x: line.x.map((x) => x + step),
})

test('a logarithmic x axis holds what is positive, and knows what is not', () => {
  const { x, whole, series } = draw([begunAt(lineOf([1, 2, 3, 4, 5]), -1)], { xScale: 'log' })

  expect(x).toMatchObject({ scale: 'log', domain: [1, 3] })
  expect(whole).toEqual([1, 3])
  expect(series.map(({ x, y, unplaced }) => [[...x], [...y], [...(unplaced ?? [])]])).toEqual([
    [
      [1, 2, 3],
      [3, 4, 5],
      [1, 2],
    ],
  ])
})

test('of a mean, the band and the lines that it is of begin there, too', () => {
  const mean = meanOf([1, 5, 9])
  const members = [{ x: Float64Array.of(-1, 0, 2), y: Float64Array.of(1, 2, 3) }]
  const [drawn] = draw([{ ...mean, ...(mean.band && { band: { ...mean.band, members } }) }], {
    xScale: 'log',
  }).series

  expect([...(drawn?.band?.low ?? [])]).toEqual([3, 7])
  expect(drawn?.band?.gaps).toHaveLength(2)
  expect(drawn?.band?.members).toEqual([{ x: Float64Array.of(2), y: Float64Array.of(3) }])
})

test('what a smoothed line had before it is told as it was logged', () => {
  const smoothed = { ...lineOf([2, 2]), raw: Float64Array.of(-5, 9) }
  const [drawn] = draw([smoothed], { xScale: 'log' }).series

  expect([...(drawn?.unplaced ?? [])]).toEqual([-5])
})

test('without a positive x, and for wall time, the x axis stays linear', () => {
  const early = begunAt(lineOf([1, 2]), -1)

  expect(draw([early], { xScale: 'log' }).x.scale).toBe('linear')
  expect(draw([early], { xScale: 'log' }).series).toEqual([early])
  expect(draw([lineOf([1, 2])], { xScale: 'log', xKind: 'wall' }).x.scale).toBe('linear')
})

test('a part that begins before the logarithmic axis begins with it', () => {
  const line = lineOf([1, 2, 3, 4, 5])

  expect(draw([line], { xScale: 'log', zoom: [-3, 3] }).x.domain).toEqual([1, 3])
  expect(draw([line], { xScale: 'log', zoom: [-3, 0] })).toMatchObject({
    zoomed: false,
    x: { domain: [1, 4] },
  })
})
