import { expect, test } from 'vitest'
import { countsMatrix } from '#src/testing/countsMatrix.ts'
import { allLabels, describeMismatch, overLabels } from './alignMatrices.ts'

const a = countsMatrix(
  ['x', 'y'],
  [
    [1, 2],
    [3, 4],
  ],
)
const b = countsMatrix(
  ['z', 'y'],
  [
    [5, 6],
    [7, 8],
  ],
)

test('two matrices come over the same classes: those of the first, then what the other has besides', () => {
  const labels = allLabels([a, b])
  expect(labels).toEqual(['x', 'y', 'z'])
  expect([...overLabels(a, labels).cells]).toEqual([1, 2, 0, 3, 4, 0, 0, 0, 0])
  expect([...overLabels(b, labels).cells]).toEqual([0, 0, 0, 0, 8, 7, 0, 6, 5])
  expect(overLabels(a, ['x', 'y'])).toBe(a)
})

test('what one of them lacks is said, by name or by number', () => {
  expect(describeMismatch(a, b, { a: 'A', b: 'B' })).toEqual(['In A alone: x.', 'In B alone: z.'])
  expect(describeMismatch(a, a, { a: 'A', b: 'B' })).toEqual([])
})
