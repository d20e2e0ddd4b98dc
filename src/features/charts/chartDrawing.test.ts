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
