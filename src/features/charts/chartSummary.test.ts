import { expect, test } from 'vitest'
import { chartSummary } from './chartSummary.ts'
import type { MetricSeries } from './metricSeries.ts'

const lineOf = (...values: number[]): MetricSeries => ({
  runId: 'a',
  name: 'a',
  slot: 0,
  x: Float64Array.from(values, (_, step) => step),
  y: Float64Array.from(values),
})

test('one run is summed up by its last, smallest and largest value', () => {
  expect(chartSummary('f1_score', [lineOf(0.5, 0.9, 0.71)], 'step')).toBe(
    'f1_score over 3 steps, last 0.71, min 0.5, max 0.9',
  )
  expect(chartSummary('loss', [lineOf(-0.5)], 'step')).toBe(
    'loss over 1 step, last −0.5, min −0.5, max −0.5',
  )
})

test('several runs are summed up together', () => {
  expect(chartSummary('f1', [lineOf(0.5, 0.9), lineOf(0.1)], 'relative')).toBe(
    'f1 over time, 2 runs, min 0.1, max 0.9',
  )
})

test('what is missing is said', () => {
  expect(chartSummary('loss', [lineOf(Number.NaN)], 'step')).toBe(
    'loss over 1 step, last NaN, no finite value',
  )
  expect(chartSummary('loss', [], 'step')).toBe('loss: nothing logged yet')
})
