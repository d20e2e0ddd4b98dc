import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bucketsFor, DRAWN_POINTS, drawnPoints, edgeMarks } from './decimate.ts'
import { type Extent, extentOf, type MetricSeries } from './metricSeries.ts'

const lineOf = (values: readonly number[]): MetricSeries => ({
  runId: 'a',
  name: 'a',
  slot: 0,
  x: Float64Array.from(values, (_, step) => step),
  y: Float64Array.from(values),
})

const domainOf = ({ x }: MetricSeries): Extent => extentOf([x]) ?? [0, 1]

test('a chart of few points draws all of them', () => {
  expect(bucketsFor([lineOf([1, 2, 3])])).toBeNull()
  expect(drawnPoints(lineOf([1, 2]), [0, 1], null)).toEqual([
    { x: 0, y: 1, gap: true },
    { x: 1, y: 2, gap: false },
  ])
})

test('a chart of many points stays below the most it may draw, on all its lines together', () => {
  const line = lineOf(Array.from({ length: 10_000 }, (_, step) => Math.sin(step)))
  const lines = Array.from({ length: 40 }, () => line)
  const buckets = bucketsFor(lines)

  const drawn = lines.map((line) => drawnPoints(line, domainOf(line), buckets).length)
  expect(drawn.reduce((a, b) => a + b)).toBeLessThanOrEqual(DRAWN_POINTS)
})

test('a spike of one point survives', () => {
  const values = Array.from({ length: 20_000 }, () => 0)
  values[12_345] = 9
  values[777] = -9
  const line = lineOf(values)

  const drawn = drawnPoints(line, domainOf(line), 500)

  expect(drawn).toContainEqual({ x: 12_345, y: 9, gap: false })
  expect(drawn).toContainEqual({ x: 777, y: -9, gap: false })
})

test('drawn points are logged points in order, with the first, the last and both extremes', () => {
  const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 })
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 40 }), (values, buckets) => {
      const line = lineOf(values)
      const drawn = drawnPoints(line, domainOf(line), buckets)

      expect(drawn.length).toBeLessThanOrEqual(buckets * 4)
      for (const { x, y } of drawn) expect(values[x]).toBe(y)
      expect(drawn.map(({ x }) => x)).toEqual(drawn.map(({ x }) => x).toSorted((a, b) => a - b))
      expect(drawn[0]?.x).toBe(0)
      expect(drawn.at(-1)?.x).toBe(values.length - 1)
      expect(extentOf([Float64Array.from(drawn, ({ y }) => y)])).toEqual(extentOf([line.y]))
    }),
  )
})

test('a step that is not a number leaves a gap, decimated or not', () => {
  const line = lineOf([1, Number.NaN, 3])

  const expected = [
    { x: 0, y: 1, gap: true },
    { x: 2, y: 3, gap: true },
  ]
  expect(drawnPoints(line, [0, 2], null)).toEqual(expected)
  expect(drawnPoints(line, [0, 2], 3)).toEqual(expected)
})

test('values that are not finite are marked once for each kind and pixel', () => {
  const line = lineOf([Number.NaN, Infinity, -Infinity, 1])
  const many = lineOf(Array.from({ length: 5_000 }, () => Number.NaN))

  expect(edgeMarks(line, [0, 3])).toEqual([
    { x: 0, kind: 'nan' },
    { x: 1, kind: 'positive' },
    { x: 2, kind: 'negative' },
  ])
  expect(edgeMarks(many, domainOf(many))).toHaveLength(600)
})
