import { expect, test } from 'vitest'
import { countsMatrix } from '#src/testing/countsMatrix.ts'
import { countSamples } from './countSamples.ts'
import { matchSamples, samplesIn } from './matchSamples.ts'

const counted = (pairs: readonly (readonly [unknown, unknown])[]) =>
  countSamples(
    { columns: ['y_true', 'y_pred'], rows: pairs },
    { actual: 0, predicted: 1, score: null },
  )

const detector = countsMatrix(
  ['normal', 'anomaly'],
  [
    [2, 1],
    [0, 1],
  ],
)

test('predictions that come to the counts of a matrix are its samples, by the names of the classes', () => {
  const samples = matchSamples(
    detector,
    counted([
      ['anomaly', 'anomaly'],
      ['normal', 'normal'],
      ['normal', 'anomaly'],
      ['normal', 'normal'],
    ]),
  )
  expect(samples && [...samples.actual]).toEqual([1, 0, 0, 0])
})

test('numbers are the places of the classes, even where the first is never seen', () => {
  const matrix = countsMatrix(
    ['calm', 'pump', 'dump'],
    [
      [0, 0, 0],
      [0, 2, 0],
      [0, 1, 3],
    ],
  )
  const samples = matchSamples(
    matrix,
    counted([
      [1, 1],
      [1, 1],
      [2, 1],
      [2, 2],
      [2, 2],
      [2, 2],
    ]),
  )
  expect(samples && [...samples.actual]).toEqual([1, 1, 2, 2, 2, 2])
})

test('other names are matched by their order, where there are as many', () => {
  const pairs = [
    [false, false],
    [false, false],
    [false, true],
    [true, true],
  ] as const
  expect(matchSamples(detector, counted(pairs))).not.toBeNull()
})

test('predictions that come to other counts are not its samples', () => {
  expect(matchSamples(detector, counted([['normal', 'normal']]))).toBeNull()
  expect(
    matchSamples(
      detector,
      counted([
        ['spam', 'ham'],
        ['eggs', 'ham'],
      ]),
    ),
  ).toBeNull()
  expect(
    matchSamples({ ...detector, content: 'sharesOfAll' }, counted([['normal', 'normal']])),
  ).toBeNull()
})

test('of the samples in a cell the first few are given, and all are counted', () => {
  const { samples } = counted([
    ['a', 'b'],
    ['a', 'a'],
    ['a', 'b'],
    ['b', 'b'],
    ['a', 'b'],
  ])
  const cell = { actual: new Set([0]), predicted: new Set([1]) }
  expect(samplesIn(samples, cell, 2)).toEqual({ rows: [0, 2], count: 3 })
})
