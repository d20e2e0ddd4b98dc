import { expect, test } from 'vitest'
import { briefNumber } from '#ui/fullNumber.ts'
import type { MetricSeries } from './metricSeries.ts'
import {
  describeReadings,
  nearestReadings,
  readingsAt,
  writeDifference,
  writeReading,
  writeValues,
} from './readings.ts'

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

test('of many lines those nearest to the pointer are shown, by keys the largest, in their order', () => {
  const values = Array.from({ length: 30 }, (_, i) => i)
  const series = [...values, Number.NaN].map((value) => line(`${value}`, [0, value]))
  const readings = readingsAt(series, 0)
  const names = (height: number | null) =>
    nearestReadings(readings, height, (value) => 100 - value).map(({ series }) => series.name)

  expect(names(100 - 12.2)).toEqual(['17', '16', '15', '14', '13', '12', '11', '10', '9', '8'])
  expect(names(null)[0]).toBe('29')
  expect(names(null)).toHaveLength(10)
})

test('a smoothed value has what was logged beside it', () => {
  const smoothed = { ...line('a', [0, 0.5], [1, 0.51234567]), raw: Float64Array.of(0.5, 0.7654321) }
  const [reading] = readingsAt([smoothed], 1)

  expect(reading && writeReading(reading)).toBe('0.5123 (logged 0.7654321)')
  expect(reading && writeReading(reading, briefNumber)).toBe('0.5123 (logged 0.765432)')
})

test('against a baseline each reading tells how far it is from it', () => {
  const base = { ...line('base', [0, 0.6]), isBaseline: true }
  const readings = readingsAt(
    [base, line('a', [0, 0.9]), line('b', [0, 0.1]), line('c', [0, NaN])],
    0,
  )
  const found = readings.find(({ series }) => series.isBaseline)

  expect(readings.map((reading) => writeDifference(reading, found))).toEqual([
    '+0.3',
    null,
    '−0.5',
    null,
  ])
  expect(readings.map((reading) => writeDifference(reading, undefined))).toEqual([
    null,
    null,
    null,
    null,
  ])
})
