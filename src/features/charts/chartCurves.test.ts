import { expect, test } from 'vitest'
import { curveOf, xKindOf } from './chartCurves.ts'
import type { History } from './metricSeries.ts'

/** Points of a second each, from the fifth on. */
const atSteps = (...steps: number[]): History => ({
  steps: Float64Array.from(steps),
  times: Float64Array.from(steps, (_, i) => 5_000 + i * 1_000),
  values: Float64Array.from(steps, (_, i) => i),
})

const plain = { halfLife: 0, axis: undefined }
const columns = (curve: ReturnType<typeof curveOf>) =>
  curve && { x: [...curve.x], y: [...curve.y], ...(curve.raw && { raw: [...curve.raw] }) }

test('points go by their step', () => {
  expect(xKindOf('step', [atSteps(0, 1, 2), atSteps(0)])).toBe('step')
  expect(columns(curveOf(atSteps(0, 1, 5), 'step', plain))).toEqual({ x: [0, 1, 5], y: [0, 1, 2] })
})

test('points that all have one step go by the time since the first', () => {
  const history = atSteps(0, 0, 0)

  expect(xKindOf('step', [history])).toBe('relative')
  expect(columns(curveOf(history, 'relative', plain))?.x).toEqual([0, 1_000, 2_000])
})

test('a single point, or none, stays at its step', () => {
  expect(xKindOf('step', [atSteps(7)])).toBe('step')
  expect(xKindOf('step', [atSteps()])).toBe('step')
  expect(curveOf(atSteps(), 'step', plain)).toBeNull()
  expect(curveOf(undefined, 'step', plain)).toBeNull()
})

test('by time, points stand in the order of time, whatever their steps', () => {
  const history = { ...atSteps(0, 1, 2), times: Float64Array.of(9_000, 5_000, 7_000) }

  expect(columns(curveOf(history, 'wall', plain))).toEqual({
    x: [5_000, 7_000, 9_000],
    y: [1, 2, 0],
  })
  expect(columns(curveOf(history, 'relative', plain))?.x).toEqual([0, 2_000, 4_000])
})

test('by another metric, points stand where it was at the same step, in its order', () => {
  const history = atSteps(0, 1, 2, 3)
  const axis = { ...atSteps(0, 2, 3, 3), values: Float64Array.of(30, 10, 15, 20) }

  expect(xKindOf('metric:seen', [history])).toBe('metric')
  expect(columns(curveOf(history, 'metric', { halfLife: 0, axis }))).toEqual({
    x: [10, 20, 30],
    y: [2, 3, 0],
  })
  expect(curveOf(history, 'metric', plain)).toBeNull()
})

test('smoothing goes by steps, whatever the points stand at, and keeps what was logged', () => {
  const history = { ...atSteps(0, 1, 100), values: Float64Array.of(0, 4, 8) }
  const byStep = columns(curveOf(history, 'step', { halfLife: 1, axis: undefined }))

  expect(byStep?.y[0]).toBe(0)
  expect(byStep?.y[1]).toBeCloseTo(8 / 3)
  expect(byStep?.y[2]).toBeCloseTo(8)
  expect(byStep?.raw).toEqual([0, 4, 8])
  expect(columns(curveOf(history, 'wall', { halfLife: 1, axis: undefined }))?.y).toEqual(byStep?.y)
})

test('where all points have one step, smoothing goes by points', () => {
  const curve = curveOf(atSteps(3, 3), 'relative', { halfLife: 1, axis: undefined })

  expect(curve?.y[1]).toBeCloseTo(2 / 3)
})
