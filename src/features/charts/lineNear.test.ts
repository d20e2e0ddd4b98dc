import { expect, test } from 'vitest'
import { lineNear } from './lineNear.ts'
import type { MetricSeries } from './metricSeries.ts'
import { readingsAt } from './readings.ts'

const line = (runId: string, ...points: [x: number, y: number][]): MetricSeries => ({
  runId,
  name: runId,
  slot: 0,
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
})

/** On a plot where a value stands as many px high, and NaN nowhere. */
const near = (series: MetricSeries[], at: number, height: number) =>
  lineNear(readingsAt(series, at), at, height, (value) => (Number.isNaN(value) ? undefined : value))

test('the pointer is on the nearest line, or on none', () => {
  const series = [line('a', [0, 10], [5, 10]), line('b', [0, 40], [5, 40])]

  expect(near(series, 0, 20)).toBe('a')
  expect(near(series, 0, 30)).toBe('b')
  expect(near(series, 0, 90)).toBeNull()
})

test('a line that has ended, or has no place, is not under the pointer', () => {
  const series = [line('ended', [0, 10]), line('diverged', [5, Number.NaN]), line('on', [5, 30])]

  expect(near(series, 5, 10)).toBe('on')
})
