import { expect, test } from 'vitest'
import { chartDrawing, type Looking } from './chartDrawing.ts'
import { chartNotes, onceNotes } from './chartNotes.ts'
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
  const plain = {
    xKind: 'step',
    xScale: 'linear',
    scale: 'linear',
    zoom: null,
    range: null,
  } as const
  const drawing = chartDrawing([series], { ...plain, outliers: 'shown', ...looking })
  return chartNotes(
    drawing,
    { halfLife: 0, across: null, asSampled: 0, logging: 1, ...facts },
    'inFile',
  )
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
  expect(notesOf(lineOf(1, 2, 3), { range: [0, 2.5] })).toEqual(['1 point at 3 beyond the axis'])
  expect(notesOf(lineOf(1, 2), { xKind: 'wall' })).toEqual(['over wall time'])
  expect(notesOf(lineOf(1, 2), { xKind: 'metric' }, { across: 'seen' })).toEqual([
    'over seen, at the same steps',
  ])
})

test('a logarithmic x axis is told, with how many points it has no place for, where it begins in sight', () => {
  expect(notesOf(lineOf(1, 2, 3), { xScale: 'log' })).toEqual([
    'logarithmic x axis, without 1 point at step 0 or less (◀)',
  ])
  expect(notesOf(lineOf(1, 2, 3), { xScale: 'log', xKind: 'relative' })).toEqual([
    'over time since the first point of each run',
    'logarithmic x axis, without 1 point at time 0 (◀)',
  ])
  expect(notesOf(lineOf(1, 2, 3), { xScale: 'log', zoom: [1.5, 2] })).toEqual([
    'logarithmic x axis',
  ])
})

test('a sample says of how many points it is, where the server tells, and what it may lack', () => {
  const undrawable = { nan: 7, positive: 0, negative: 0 }
  const ours = { ...lineOf(1, 2, NaN, 4), sampled: { logged: 20_000, undrawable } }
  const theirs = { ...lineOf(1, 2, 3, 4), sampled: { logged: null, undrawable: null } }

  expect(notesOf(ours)).toEqual([
    '4 of 20,000 points, the extremes of every part among them',
    '7 points NaN (×) at the edge',
  ])
  expect(notesOf(ours, { zoom: [0.5, 1.5] })[0]).toMatch(/^1 of 20,000 points/)
  expect(notesOf(theirs)).toEqual(['a sample of 4 points by the server, which may lack peaks'])
  expect(notesOf(theirs, {}, { halfLife: 5 })).toEqual([
    'a sample of 4 points by the server, which may lack peaks',
    'smoothed, half-life 5 steps',
    'smoothed over the sample',
  ])
})

const at = (first: number, last: number) => ({ series: [], steps: [first, last] as const })

test('a part of a sample that is told no more closely says so', () => {
  const sampled = { ...lineOf(1, 2, 3), sampled: { logged: 20_000, undrawable: null } }

  expect(notesOf(sampled, { zoom: [0.5, 1.5] }, { asSampled: 1 })).toEqual([
    '1 of 20,000 points, the extremes of every part among them',
    'the same sample as without the zoom',
  ])
  expect(notesOf(sampled, { zoom: [0.5, 1.5] }, { asSampled: 1, logging: 2 })[1]).toBe(
    'of 1 run the same sample as without the zoom',
  )
})

test('of a metric that was logged once a file tells the steps, and a screen those other than 0', () => {
  expect(onceNotes(at(0, 0), 'onScreen')).toEqual([])
  expect(onceNotes(at(0, 0), 'inFile')).toEqual(['logged once, at step 0'])
  expect(onceNotes(at(5, 5), 'onScreen')).toEqual(['logged once, at step 5'])
  expect(onceNotes(at(0, 1_200), 'onScreen')).toEqual(['logged once, at steps 0 to 1,200'])
})
