import { expect, test } from 'vitest'
import { chartDrawing, type Looking } from './chartDrawing.ts'
import { chartNotes } from './chartNotes.ts'
import type { MetricSeries } from './metricSeries.ts'

const lineOf = (...values: number[]): MetricSeries => ({
  runId: 'a',
  name: 'a',
  slot: 0,
  x: Float64Array.from(values, (_, step) => step),
  y: Float64Array.from(values),
})

const notesOf = (
  series: MetricSeries,
  looking: Partial<Looking> = {},
  facts: Partial<Parameters<typeof chartNotes>[1]> = {},
) => {
  const plain = { xKind: 'step', scale: 'linear', zoom: null, range: null } as const
  const drawing = chartDrawing([series], { ...plain, outliers: 'shown', ...looking })
  return chartNotes(drawing, { halfLife: 0, across: null, ...facts })
}

test('a chart that shows everything has nothing to say', () => {
  expect(notesOf(lineOf(1, 2, 3))).toEqual([])
})

test('what cannot be drawn is counted, as far as it is in sight', () => {
  const line = lineOf(NaN, Infinity, -Infinity, 1, NaN)

  expect(notesOf(line)).toEqual(['2 points NaN (×), 1 point ∞ (▲), 1 point −∞ (▼) at the edge'])
  expect(notesOf(line, { zoom: [0.5, 3.5] })).toEqual(['1 point ∞ (▲), 1 point −∞ (▼) at the edge'])
})

test('smoothing, what lies beyond the axis, and what the points go by are told', () => {
  expect(notesOf(lineOf(1, 2, 3), {}, { halfLife: 1 })).toEqual(['smoothed, half-life 1 step'])
  expect(notesOf(lineOf(1, 2, 3), { range: [0, 2.5] })).toEqual(['1 point beyond the axis'])
  expect(notesOf(lineOf(1, 2), { xKind: 'wall' })).toEqual(['over wall time'])
  expect(notesOf(lineOf(1, 2), { xKind: 'metric' }, { across: 'seen' })).toEqual([
    'over seen, at the same steps',
  ])
})
