import { expect, test } from 'vitest'
import { chartDrawing } from './chartDrawing.ts'
import type { MetricSeries } from './metricSeries.ts'

const lineOf = (values: readonly number[]): MetricSeries => ({
  runId: 'a',
  name: 'a',
  slot: 0,
  x: Float64Array.from(values, (_, step) => step),
  y: Float64Array.from(values),
})

test('a small chart draws every point, those at its edge among them', () => {
  const { points } = chartDrawing([lineOf([1, Number.NaN, 3])], 'step', 'linear')

  expect(points).toEqual({ logged: 3, drawn: 3 })
})

test('a large chart tells how many of its points it draws', () => {
  const values = Array.from({ length: 50_000 }, (_, step) => Math.sin(step))
  const { lines, points } = chartDrawing([lineOf(values)], 'step', 'linear')

  expect(points.logged).toBe(50_000)
  expect(points.drawn).toBe(lines[0]?.points.length)
  expect(points.drawn).toBeLessThanOrEqual(10_000)
  expect(lines[0]?.series.y).toHaveLength(50_000)
})

test('a chart without a finite value still has axes', () => {
  const { x, y, lines } = chartDrawing([lineOf([Number.NaN, Infinity])], 'step', 'linear')

  expect(x.domain).toEqual([0, 1])
  expect(y.ticks.length).toBeGreaterThan(1)
  expect(lines[0]?.marks.map(({ kind }) => kind)).toEqual(['nan', 'positive'])
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
    leftOut: 0,
  }
  return { ...line, band }
}

test('the axis of values holds a band; a logarithmic one only what is positive of it', () => {
  const linear = chartDrawing([meanOf([1, 5])], 'step', 'linear').y.domain
  expect(linear[0]).toBeLessThanOrEqual(-1)
  expect(linear[1]).toBeGreaterThanOrEqual(7)

  const log = chartDrawing([meanOf([1, 5])], 'step', 'log').y.domain
  expect(log[0]).toBeGreaterThan(0)
  expect(log[1]).toBeGreaterThanOrEqual(7)
})

const gapsOf = (points: readonly { x: number; gap: boolean }[] | undefined) =>
  points?.flatMap(({ x, gap }) => (gap ? [x] : []))

test('a mean and the edges of its band have their gaps at the same places, thinned out or not', () => {
  for (const count of [4, 50_000]) {
    const values = Array.from({ length: count }, (_, step) => Math.sin(step))
    const [line] = chartDrawing([meanOf(values)], 'step', 'linear').lines

    expect(gapsOf(line?.points)).toContain(0)
    expect(gapsOf(line?.edges?.low)).toEqual(gapsOf(line?.points))
    expect(gapsOf(line?.edges?.high)).toEqual(gapsOf(line?.points))
  }
})
