import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { historyOf } from '#src/testing/historyOf.ts'
import {
  concatenated,
  grown,
  inOrder,
  joined,
  NO_POINTS,
  renewed,
  withMore,
} from './historyColumns.ts'
import type { PointColumns } from './metricHistory.ts'

type Point = [step: number, time: number, value: number]

const columns = (points: Point[]): PointColumns => ({
  steps: Float64Array.from(points, ([step]) => step),
  times: Float64Array.from(points, ([, time]) => time),
  values: Float64Array.from(points, ([, , value]) => value),
})

const pointsOf = ({ steps, times, values }: PointColumns): Point[] =>
  Array.from(steps, (step, i) => [step, times[i] ?? NaN, values[i] ?? NaN])

const place = ([step, time]: Point) => [step, time]

const points = fc.array(
  fc.tuple(
    fc.integer({ min: -3, max: 3 }),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom(0, 1, 2.5, NaN, Infinity, -Infinity),
  ),
  { maxLength: 60 },
)

/** Each point with how often it is there. */
function countEach(all: Point[]) {
  const counts = new Map<string, number>()
  for (const point of all) counts.set(point.join(), (counts.get(point.join()) ?? 0) + 1)
  return counts
}

test('points come in order of step, then time, and none is lost', () => {
  fc.assert(
    fc.property(points, (all) => {
      const ordered = pointsOf(inOrder(columns(all)))

      expect(countEach(ordered)).toEqual(countEach(all))
      expect(ordered.map(place)).toEqual(
        all.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]).map(place),
      )
    }),
  )
})

test('points that both have are joined into one, others are all there, in order', () => {
  fc.assert(
    fc.property(points, points, (a, b) => {
      const both = pointsOf(joined(inOrder(columns(a)), inOrder(columns(b))))
      const [inA, inB] = [countEach(a), countEach(b)]
      const wanted = new Map(
        [...inA.keys(), ...inB.keys()].map((key) => [
          key,
          Math.max(inA.get(key) ?? 0, inB.get(key) ?? 0),
        ]),
      )

      expect(countEach(both)).toEqual(wanted)
      expect(both).toEqual(pointsOf(inOrder(columns(both))))
    }),
  )
})

test('a history that gets nothing new stays the same object', () => {
  const history = historyOf(1, NaN, Infinity)

  expect(grown(history, NO_POINTS, null)).toBe(history)
  expect(grown(history, historyOf(1, NaN), null)).toBe(history)
  expect(grown(history, historyOf(2), null)).toMatchObject({ values: { length: 4 } })
  expect(grown(history, NO_POINTS, { logged: 9, undrawable: null })).not.toBe(history)
})

test('a history that is read anew is the known one where it is the same', () => {
  const history = historyOf(1, NaN)

  expect(renewed(history, historyOf(1, NaN))).toBe(history)
  expect(renewed(history, historyOf(1, 2))).not.toBe(history)
  expect(renewed(history, historyOf(1, NaN, 3))).not.toBe(history)
  expect(renewed(undefined, history)).toBe(history)
})

test('what came since counts to what a sample is of', () => {
  const sampled = { logged: 12_000, undrawable: { nan: 1, positive: 0, negative: 2 } }

  expect(withMore(sampled, historyOf(1, NaN, Infinity))).toEqual({
    logged: 12_003,
    undrawable: { nan: 2, positive: 1, negative: 2 },
  })
  expect(withMore({ logged: null, undrawable: null }, historyOf(1))).toEqual({
    logged: null,
    undrawable: null,
  })
  expect(withMore(null, historyOf(1))).toBe(null)
})

test('pages are put one behind another', () => {
  expect(concatenated([historyOf(1), NO_POINTS, historyOf(2, 3)]).values).toEqual(
    Float64Array.of(1, 2, 3),
  )
})
