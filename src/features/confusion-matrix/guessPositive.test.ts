import { expect, test } from 'vitest'
import { countsMatrix } from '#src/testing/countsMatrix.ts'
import { guessPositive } from './guessPositive.ts'

const withSupports = (labels: [string, string], supports: [number, number]) =>
  countsMatrix(labels, [
    [supports[0], 0],
    [0, supports[1]],
  ])

test('the class that a detector is after is told by its name', () => {
  expect(guessPositive(withSupports(['anomaly', 'normal'], [90, 10]))).toBe(0)
  expect(guessPositive(withSupports(['0', '1'], [10, 90]))).toBe(1)
})

test('or else it is the rarer one', () => {
  expect(guessPositive(withSupports(['cat', 'dog'], [3, 9]))).toBe(0)
  expect(guessPositive(withSupports(['cat', 'dog'], [9, 3]))).toBe(1)
})
