import { expect, test } from 'vitest'
import { describeCell } from './describeCell.ts'

const matrix = {
  labels: ['normal', 'anomaly', 'halt'],
  counts: [
    [54, 6, 0],
    [12, 28, 0],
    [0, 0, 0],
  ],
}

test('a cell is described by its true class, its prediction and the share', () => {
  expect(describeCell(matrix, 1, 0)).toBe(
    'Of 40 true “anomaly”, 12 predicted “normal” (30.0\u00a0%).',
  )
})

test('a class without samples says so', () => {
  expect(describeCell(matrix, 2, 0)).toBe('No sample is truly “halt”.')
})
