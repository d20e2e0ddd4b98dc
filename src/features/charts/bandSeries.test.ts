import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandSeries, type Spread } from './bandSeries.ts'

const line = (...points: [x: number, y: number][]) => ({
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
})

const rowsOf = (lines: ReturnType<typeof line>[], spread: Spread = 'std') => {
  const { x, centre, low, high, n, gaps } = bandSeries(lines, spread)
  return Array.from(x, (at, i) => ({
    x: at,
    mean: centre[i],
    low: low[i],
    high: high[i],
    n: n[i],
    gap: gaps[i] === 1,
  }))
}

/** Equal but for what sums of numbers up to a million lose. */
const near = (value: number | undefined): unknown => expect.closeTo(value ?? Number.NaN, 4)

test('the mean of two lines, with the deviation of a sample, its standard error, and the range', () => {
  const lines = [line([0, 1]), line([0, 3])]
  const deviation = Math.SQRT2

  expect(rowsOf(lines, 'std')).toEqual([
    { x: 0, mean: 2, low: 2 - deviation, high: 2 + deviation, n: 2, gap: true },
  ])
  expect(rowsOf(lines, 'stderr')[0]).toMatchObject({
    low: near(1),
    high: near(3),
  })
  expect(rowsOf(lines, 'minmax')[0]).toMatchObject({ low: 1, high: 3 })
})

test('a line counts between its points, and not beyond its ends', () => {
  const lines = [line([0, 0], [10, 10]), line([5, 1], [20, 1])]

  expect(rowsOf(lines).map(({ x, mean, n }) => ({ x, mean, n }))).toEqual([
    { x: 0, mean: 0, n: 1 },
    { x: 5, mean: 3, n: 2 },
    { x: 10, mean: 5.5, n: 2 },
    { x: 20, mean: 1, n: 1 },
  ])
})

test('a line does not count beside a point that is not a number', () => {
  const lines = [line([0, 0], [1, Number.NaN], [2, 4], [3, 6]), line([1, 1])]

  expect(rowsOf(lines).map(({ x, n, gap }) => ({ x, n, gap }))).toEqual([
    { x: 0, n: 1, gap: true },
    { x: 1, n: 1, gap: true },
    { x: 2, n: 1, gap: true },
    { x: 3, n: 1, gap: false },
  ])
})

test('where no line leads from one step to the next there is a gap', () => {
  const lines = [line([0, 1], [1, 1]), line([5, 2], [6, 2])]

  expect(rowsOf(lines).map(({ gap }) => gap)).toEqual([true, false, true, false])
})

test('the last of several values of one step counts', () => {
  expect(rowsOf([line([0, 1], [0, 2])])).toMatchObject([{ mean: 2, n: 1 }])
})

test('nothing but NaN, or nothing at all, is an empty band', () => {
  expect(rowsOf([line([0, Number.NaN]), line()])).toEqual([])
  expect(rowsOf([])).toEqual([])
})

const points = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 12 }),
    fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(Number.NaN)),
  ),
  { maxLength: 12 },
)
const lineOf = points.map((some) => line(...some.toSorted(([a], [b]) => a - b)))
const bundle = fc.array(lineOf, { maxLength: 6 })
const spreads = fc.constantFrom<Spread>('std', 'stderr', 'minmax')
/** Sums of numbers up to a million lose this much. */
const DUST = 1e-6

test('the mean lies within the band, and the band of the range within all values', () => {
  fc.assert(
    fc.property(bundle, spreads, (lines, spread) => {
      const finite = lines.flatMap(({ y }) => Array.from(y)).filter(Number.isFinite)
      for (const { mean = 0, low = 0, high = 0, n } of rowsOf(lines, spread)) {
        expect(low).toBeLessThanOrEqual(mean + DUST)
        expect(high).toBeGreaterThanOrEqual(mean - DUST)
        expect(n).toBeGreaterThan(0)
        expect(n).toBeLessThanOrEqual(lines.length)
        expect(mean).toBeGreaterThanOrEqual(Math.min(...finite) - DUST)
        expect(mean).toBeLessThanOrEqual(Math.max(...finite) + DUST)
      }
    }),
  )
})

test('the order of the lines changes nothing', () => {
  fc.assert(
    fc.property(bundle, spreads, (lines, spread) => {
      const there = rowsOf(lines, spread)
      const back = rowsOf(lines.toReversed(), spread)
      expect(back).toEqual(
        there.map(({ x, n, gap, mean, low, high }) => ({
          x,
          n,
          gap,
          mean: near(mean),
          low: near(low),
          high: near(high),
        })),
      )
    }),
  )
})

test('a standard error is a deviation divided by the root of n', () => {
  fc.assert(
    fc.property(bundle, (lines) => {
      const deviations = rowsOf(lines, 'std')
      const errors = rowsOf(lines, 'stderr')
      expect(errors.map(({ high = 0, mean = 0, n = 0 }) => (high - mean) * n ** 0.5)).toEqual(
        deviations.map(({ high = 0, mean = 0 }) => near(high - mean)),
      )
    }),
  )
})

test('lines that are all one have a band of no width', () => {
  fc.assert(
    fc.property(lineOf, fc.integer({ min: 1, max: 5 }), spreads, (one, times, spread) => {
      for (const row of rowsOf(
        Array.from({ length: times }, () => one),
        spread,
      )) {
        expect(row).toMatchObject({
          n: times,
          low: near(row.mean),
          high: near(row.mean),
        })
      }
    }),
  )
})
