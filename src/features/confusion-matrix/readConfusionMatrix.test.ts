import { expect, test } from 'vitest'
import { MAX_CLASSES, readConfusionMatrix } from './readConfusionMatrix.ts'

const read = (content: unknown) => readConfusionMatrix(JSON.stringify(content))
const reasonOf = (content: unknown) => {
  const reading = read(content)
  return reading.state === 'refused' ? reading.reason : null
}

test('labels and rows are read as they stand', () => {
  const content = {
    labels: ['normal', 'anomaly'],
    matrix: [
      [54, 6],
      [12, 28],
    ],
  }

  expect(read(content)).toEqual({
    state: 'read',
    matrix: { labels: content.labels, counts: content.matrix },
  })
})

test('labels may be numbers, and hostile text stays text', () => {
  const labels = [0, true, '<b>"#/%']

  expect(
    read({
      labels,
      matrix: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 0.5],
      ],
    }),
  ).toEqual({
    state: 'read',
    matrix: {
      labels: ['0', 'true', '<b>"#/%'],
      counts: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 0.5],
      ],
    },
  })
})

test.each([
  ['text', 'it is not JSON'],
  ['{"labels":["a"],"matrix":[[NaN]]}', 'it is not JSON'],
  ['[[1]]', 'it is not an object with "labels" and "matrix"'],
  ['null', 'it is not an object with "labels" and "matrix"'],
  ['{"matrix":[[1]]}', 'it has no list "labels"'],
  ['{"labels":["a"]}', 'it has no list of rows "matrix"'],
  ['{"labels":["a"],"matrix":[[1e999]]}', 'row 1, column 1 is not a number: null'],
])('%s is refused: %s', (text, reason) => {
  expect(readConfusionMatrix(text)).toEqual({ state: 'refused', reason })
})

test('a matrix that is empty, not square, or without a label for each row is refused', () => {
  expect(reasonOf({ labels: [], matrix: [] })).toBe('it is empty')
  expect(reasonOf({ labels: ['a', 'b'], matrix: [[1, 2]] })).toBe(
    'it is not square: 1 row for 2 labels',
  )
  expect(reasonOf({ labels: ['a', 'b'], matrix: [[1, 2], [3]] })).toBe(
    'it is not square: row 2 has 1 number for 2 labels',
  )
  expect(reasonOf({ labels: ['a', 'b'], matrix: [[1, 2], 3] })).toBe(
    'row 2 is not a list of numbers',
  )
})

test('a cell that is negative or no number is named', () => {
  expect(reasonOf({ labels: ['a'], matrix: [[-1]] })).toBe('row 1, column 1 is negative: -1')
  expect(reasonOf({ labels: ['a'], matrix: [['1']] })).toBe('row 1, column 1 is not a number: "1"')
})

test('labels that repeat or are no text are refused', () => {
  expect(
    reasonOf({
      labels: ['a', 'a'],
      matrix: [
        [1, 0],
        [0, 1],
      ],
    }),
  ).toBe('two classes have the label "a"')
  expect(reasonOf({ labels: [null], matrix: [[1]] })).toBe(
    'label 1 is neither text nor a number: null',
  )
})

test('more classes than can be read are refused with their number', () => {
  const labels = Array.from({ length: MAX_CLASSES + 1 }, (_, i) => i)

  expect(reasonOf({ labels, matrix: [] })).toBe('it has 101 classes, and at most 100 are drawn')
})
