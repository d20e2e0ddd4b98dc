import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Extent, extentOf } from '#charting/extent.ts'
import { edgeMarks, traceOf } from './decimate.ts'
import { type MetricSeries } from './metricSeries.ts'

const lineOf = (values: readonly number[]): MetricSeries => ({
  runId: 'a',
  name: 'a',
  slot: 0,
  x: Float64Array.from(values, (_, step) => step),
  y: Float64Array.from(values),
})

const domainOf = ({ x }: MetricSeries): Extent => extentOf([x]) ?? [0, 1]

const pointsOf = (...[line, domain, pixels]: Parameters<typeof traceOf>) => {
  const { x, y, gaps } = traceOf(line, domain, pixels)
  return Array.from(x, (at, i) => [at, y[i], gaps[i]])
}

test('a line of few points draws all of them', () => {
  expect(pointsOf(lineOf([1, 2]), [0, 1], 100)).toEqual([
    [0, 1, 1],
    [1, 2, 0],
  ])
})

test('a spike of one point in a million survives at every zoom that holds it', () => {
  const values = Array.from({ length: 1_000_000 }, () => 0)
  values[777_777] = 9
  values[200_001] = -9
  const line = lineOf(values)

  for (const width of [1_000_000, 600_000, 50_000, 3_000, 200, 3]) {
    const domain: Extent = [Math.max(777_777 - width / 2, 0), 777_777 + width / 2]
    expect(pointsOf(line, domain, 460)).toContainEqual([777_777, 9, 0])
  }
  expect(pointsOf(line, [0, 999_999], 460)).toContainEqual([200_001, -9, 0])
})

test('drawn points are logged points in order, with the first, the last and both extremes', () => {
  const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 })
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 40 }), (values, pixels) => {
      const line = lineOf(values)
      const { x, y } = traceOf(line, domainOf(line), pixels)

      expect(x.length).toBeLessThanOrEqual((pixels + 1) * 4)
      for (const [i, at] of x.entries()) expect(values[at]).toBe(y[i])
      expect([...x]).toEqual([...new Set(x)].toSorted((a, b) => a - b))
      expect(x[0]).toBe(0)
      expect(x.at(-1)).toBe(values.length - 1)
      expect(extentOf([y])).toEqual(extentOf([line.y]))
    }),
  )
})

test('of a part in sight, one point beyond either end belongs to the line', () => {
  const line = lineOf([5, 6, 7, 8, 9, 10])

  expect(pointsOf(line, [1.5, 3.5], 100).map(([x]) => x)).toEqual([1, 2, 3, 4])
  // Nothing was logged there, and the line leads through it.
  expect(pointsOf(line, [2.2, 2.8], 100).map(([x]) => x)).toEqual([2, 3])
})

test('a step that is not a number leaves a gap, thinned out or not', () => {
  expect(pointsOf(lineOf([1, Number.NaN, 3]), [0, 2], 100)).toEqual([
    [0, 1, 1],
    [2, 3, 1],
  ])

  const many = Array.from({ length: 50_000 }, (_, i) => (i > 20_000 && i < 30_000 ? NaN : i % 7))
  const { x, gaps } = traceOf(lineOf(many), [0, 49_999], 100)
  expect(Array.from(x).filter((_, i) => gaps[i] === 1)).toEqual([0, 30_000])
})

const early = (x: Float64Array) => x.filter((at) => at <= 30).length

test('on a logarithmic axis the early steps, which have room, are all drawn', () => {
  const line = lineOf(Array.from({ length: 100_000 }, (_, i) => i % 13))
  const drawn = (scale: 'linear' | 'log') => traceOf(line, [1, 99_999], 400, scale).x

  expect(early(drawn('log'))).toBeGreaterThanOrEqual(30)
  expect(early(drawn('linear'))).toBeLessThan(10)
  expect(drawn('log').length).toBeLessThanOrEqual(4 * 402)
})

test('values that are not finite are marked once for each kind and pixel, where they are in sight', () => {
  const line = lineOf([Number.NaN, Infinity, -Infinity, 1])
  const many = lineOf(Array.from({ length: 5_000 }, () => Number.NaN))

  expect(edgeMarks(line, [0, 3], 100)).toEqual([
    { x: 0, kind: 'nan' },
    { x: 1, kind: 'positive' },
    { x: 2, kind: 'negative' },
  ])
  expect(edgeMarks(line, [1, 1.5], 100)).toEqual([{ x: 1, kind: 'positive' }])
  expect(edgeMarks(many, domainOf(many), 100).length).toBeLessThanOrEqual(101)
})
