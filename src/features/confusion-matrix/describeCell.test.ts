import { expect, test } from 'vitest'
import { countsMatrix } from '#src/testing/countsMatrix.ts'
import { describeCell, describeChange } from './describeCell.ts'
import { differencePicture, matrixPicture } from './matrixPicture.ts'

const labels = ['normal', 'anomaly', 'halt']
const before = countsMatrix(labels, [
  [54, 6, 0],
  [12, 28, 0],
  [0, 0, 0],
])
const after = countsMatrix(labels, [
  [54, 6, 0],
  [8, 32, 0],
  [0, 0, 0],
])

test('a cell is described by its true class, its prediction and the share', () => {
  expect(describeCell(before, { row: 1, column: 0 })).toBe(
    'Of 40 true “anomaly”, 12 predicted “normal” (30.0\u00a0%).',
  )
})

test('a class without samples says so', () => {
  expect(describeCell(before, { row: 2, column: 0 })).toBe('No sample is truly “halt”.')
})

test('where the file holds shares, no samples are told', () => {
  const matrix = { labels: ['a', 'b'], cells: Float64Array.of(0.9, 0.1, 0.3, 0.7) }
  expect(describeCell({ ...matrix, content: 'sharesOfTrue' }, { row: 1, column: 0 })).toBe(
    'True “b”, predicted “a”: 30.0\u00a0% of the true class.',
  )
})

test('marks of direction in a label cannot turn the sentence around', () => {
  const matrix = countsMatrix(
    ['\u202Enormal', 'b'],
    [
      [1, 0],
      [0, 1],
    ],
  )
  expect(describeCell(matrix, { row: 0, column: 0 })).toBe(
    'Of 1 true “normal”, 1 predicted “normal” (100.0\u00a0%).',
  )
})

test.each([
  [{ row: 1, column: 0 }, '30.0\u00a0% in A, 20.0\u00a0% in B, −10.0 points: better.'],
  [{ row: 1, column: 1 }, '70.0\u00a0% in A, 80.0\u00a0% in B, +10.0 points: better.'],
  [{ row: 0, column: 0 }, '90.0\u00a0% in A, 90.0\u00a0% in B, no change.'],
])('fewer errors and more of what is right are better: %o', (place, end) => {
  const pair = {
    a: matrixPicture(before, 'sharesOfTrue', 'amount'),
    b: matrixPicture(after, 'sharesOfTrue', 'amount'),
    difference: differencePicture(before, after, 'sharesOfTrue'),
  }
  expect(describeChange(pair, 'sharesOfTrue', place)).toContain(`: ${end}`)
})

test('a change of counts is told in samples', () => {
  const pair = {
    a: matrixPicture(after, 'counts', 'amount'),
    b: matrixPicture(before, 'counts', 'amount'),
    difference: differencePicture(after, before, 'counts'),
  }
  expect(describeChange(pair, 'counts', { row: 1, column: 0 })).toBe(
    'True “anomaly”, predicted “normal”: 8 in A, 12 in B, +4: worse.',
  )
})
