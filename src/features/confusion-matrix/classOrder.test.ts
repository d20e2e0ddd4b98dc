import { expect, test } from 'vitest'
import { countsMatrix } from '#src/testing/countsMatrix.ts'
import { MOST_SIMILAR, orderedClasses } from './classOrder.ts'
import type { ConfusionMatrix } from './confusionMatrix.ts'

const matrix = countsMatrix(
  ['class 10', 'class 9', 'class 1'],
  [
    [8, 2, 0],
    [0, 4, 0],
    [0, 6, 14],
  ],
)
const shares = (content: ConfusionMatrix['content']): ConfusionMatrix => ({
  labels: ['a', 'b'],
  cells: Float64Array.of(0.9, 0.1, 0.3, 0.7),
  content,
})

test.each([
  ['file', ['class 10', 'class 9', 'class 1'], null],
  ['name', ['class 1', 'class 9', 'class 10'], 'Classes by name'],
  ['errors', ['class 1', 'class 10', 'class 9'], 'Classes by errors, most first'],
  ['support', ['class 1', 'class 10', 'class 9'], 'Classes by support, largest first'],
] as const)('%s puts the classes in order, and says so', (order, labels, note) => {
  expect(orderedClasses(matrix, order)).toEqual({ labels, note })
})

test('classes with equally many errors stay as in the file', () => {
  const equal = countsMatrix(
    ['b', 'a'],
    [
      [3, 1],
      [1, 3],
    ],
  )
  expect(orderedClasses(equal, 'errors').labels).toEqual(['b', 'a'])
})

test('where a file tells no support, the order is its own, and the reason is said', () => {
  expect(orderedClasses(shares('sharesOfTrue'), 'support')).toEqual({
    labels: ['a', 'b'],
    note: 'Classes as in the file, which does not tell their support',
  })
})

test('errors are told by shares of the true class, and by shares of the predicted one', () => {
  expect(orderedClasses(shares('sharesOfTrue'), 'errors').labels).toEqual(['b', 'a'])
  expect(orderedClasses(shares('sharesOfPredicted'), 'errors').labels).toEqual(['a', 'b'])
})

test('too many classes are not put beside their like, which is said', () => {
  const size = MOST_SIMILAR + 1
  const labels = Array.from({ length: size }, (_, i) => `c${i}`)
  const large: ConfusionMatrix = {
    labels,
    cells: new Float64Array(size * size),
    content: 'counts',
  }
  expect(orderedClasses(large, 'similar')).toEqual({
    labels,
    note: 'Classes as in the file: more than 400 are not put beside their like',
  })
})
