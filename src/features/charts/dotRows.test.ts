import { expect, test } from 'vitest'
import { dotRows } from './dotRows.ts'
import type { MetricSeries } from './metricSeries.ts'

const once = (name: string, value: number): MetricSeries => ({
  runId: name,
  name,
  slot: 0,
  x: Float64Array.of(0),
  y: Float64Array.of(value),
})

const mean = (value: number, low: number, high: number): MetricSeries => ({
  ...once('mean', value),
  band: {
    low: Float64Array.of(low),
    high: Float64Array.of(high),
    n: Uint32Array.of(3),
    gaps: Uint8Array.of(1),
    runIds: ['x', 'y', 'z'],
    members: [],
    leftOut: 0,
  },
})

test('all values stand on one scale, from the least to the greatest', () => {
  const rows = dotRows([once('a', 1), once('b', 4), once('c', 2)])

  expect(rows.map(({ place }) => place)).toEqual([0, 1, expect.closeTo(1 / 3)])
})

test('a single value stands in the middle, and what is no finite number nowhere', () => {
  const [a, b, c] = dotRows([once('a', 0), once('b', NaN), once('c', -Infinity)])

  expect([a?.place, b?.place, c?.place]).toEqual([0.5, null, null])
  expect([a?.text, b?.text, c?.text]).toEqual(['0', 'NaN', '−∞'])
})

test('the scale holds the band of a mean, and the band says what it spans', () => {
  const [a, b] = dotRows([once('a', 2), mean(2, 1, 3)])

  expect(a?.place).toBe(0.5)
  expect(b).toMatchObject({ place: 0.5, band: [0, 1], around: '1 to 3, n 3' })
})
