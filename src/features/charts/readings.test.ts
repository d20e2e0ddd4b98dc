import { expect, test } from 'vitest'
import type { MetricSeries } from './metricSeries.ts'
import { describeReadings, readingsAt, writeValues } from './readings.ts'

const line = (name: string, ...points: [x: number, y: number][]): MetricSeries => ({
  runId: name,
  name,
  slot: 0,
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
})

test('runs are read from the largest value down, with NaN last and without those that begin later', () => {
  const series = [
    line('diverged', [0, Number.NaN]),
    line('low', [0, -1]),
    line('late', [5, 9]),
    line('high', [0, 0.5]),
  ]

  expect(describeReadings('Step 0', readingsAt(series, 0))).toBe(
    'Step 0, high 0.5, low −1, diverged NaN',
  )
})

test('a run that ended before is read where it ended', () => {
  expect(readingsAt([line('short', [0, 1], [3, 2])], 9)).toMatchObject([{ x: 3, values: [2] }])
})

test('several values of one step are all written, many are counted', () => {
  expect(writeValues([0.5, 0.25])).toBe('0.5, 0.25')
  expect(writeValues([1, 2, 3, 4, 5])).toBe('5 values, last 3, 4, 5')
})
