import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { countsMatrix } from '#src/testing/countsMatrix.ts'
import {
  accuracy,
  mostConfused,
  scoreClasses,
  sharesOfAll,
  sharesOfPredicted,
  sharesOfTrue,
} from './confusionMatrix.ts'

// The expected values are worked out by hand from these 100 samples.
const detector = countsMatrix(
  ['normal', 'anomaly'],
  [
    [54, 6],
    [12, 28],
  ],
)

const fruit = countsMatrix(
  ['apple', 'pear', 'plum'],
  [
    [8, 2, 0],
    [5, 4, 1],
    [0, 2, 18],
  ],
)

test('shares are of the true class, of the predicted class, or of all', () => {
  expect([...sharesOfTrue(detector)]).toEqual([0.9, 0.1, 0.3, 0.7])
  expect([...sharesOfPredicted(detector)]).toEqual([54 / 66, 6 / 34, 12 / 66, 28 / 34])
  expect([...sharesOfAll(detector)]).toEqual([0.54, 0.06, 0.12, 0.28])
})

test('a class that never occurred has no shares, and no recall, but may have been predicted', () => {
  const matrix = countsMatrix(
    ['a', 'b'],
    [
      [3, 1],
      [0, 0],
    ],
  )

  expect([...sharesOfTrue(matrix)]).toEqual([0.75, 0.25, 0, 0])
  expect(scoreClasses(matrix)[1]).toEqual({
    label: 'b',
    precision: 0,
    recall: null,
    f1: 0,
    support: 0,
  })
})

test('accuracy is the diagonal over all', () => {
  expect(accuracy(detector)).toBe(0.82)
  expect(accuracy(countsMatrix(['a'], [[0]]))).toBeNull()
})

test('classes are scored one against the rest', () => {
  const [normal, anomaly] = scoreClasses(detector)

  expect(normal).toEqual({
    label: 'normal',
    precision: 54 / 66,
    recall: 54 / 60,
    f1: 108 / 126,
    support: 60,
  })
  expect(anomaly).toEqual({
    label: 'anomaly',
    precision: 28 / 34,
    recall: 28 / 40,
    f1: 56 / 74,
    support: 40,
  })
})

test('scores agree with counting the samples one by one', () => {
  const square = fc.integer({ min: 1, max: 5 }).chain((size) =>
    fc.array(fc.array(fc.nat(9), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    }),
  )
  fc.assert(
    fc.property(square, (rows) => {
      const labels = rows.map((_row, i) => `class ${i}`)
      const samples = rows.flatMap((row, actual) =>
        row.flatMap((count, predicted) =>
          Array.from({ length: count }, () => ({ actual, predicted })),
        ),
      )
      scoreClasses(countsMatrix(labels, rows)).forEach((score, i) => {
        const truly = samples.filter((sample) => sample.actual === i)
        const called = samples.filter((sample) => sample.predicted === i)
        const both = truly.filter((sample) => sample.predicted === i)
        expect(score.support).toBe(truly.length)
        expect(score.recall).toBe(truly.length === 0 ? null : both.length / truly.length)
        expect(score.precision).toBe(called.length === 0 ? null : both.length / called.length)
      })
      const correct = samples.filter((sample) => sample.actual === sample.predicted)
      expect(accuracy(countsMatrix(labels, rows))).toBe(
        samples.length === 0 ? null : correct.length / samples.length,
      )
    }),
  )
})

test('the most confused pairs come first, the diagonal and zeros never', () => {
  expect(mostConfused(fruit, 3)).toEqual([
    { actual: 'pear', predicted: 'apple', count: 5, share: 0.5 },
    { actual: 'apple', predicted: 'pear', count: 2, share: 0.2 },
    { actual: 'plum', predicted: 'pear', count: 2, share: 0.1 },
  ])
  expect(mostConfused(fruit, 99)).toHaveLength(4)
})
