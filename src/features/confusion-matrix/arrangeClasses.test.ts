import { expect, test } from 'vitest'
import { countsMatrix } from '#src/testing/countsMatrix.ts'
import { arrangeClasses, type Arrangement, takeClasses } from './arrangeClasses.ts'
import { type ConfusionMatrix, matrixSums } from './confusionMatrix.ts'

const USUAL: Arrangement = { order: 'file', find: '', hidden: [], merged: [] }

const matrix = countsMatrix(
  ['apple', 'pear', 'plum', 'fig'],
  [
    [8, 2, 0, 0],
    [5, 4, 1, 0],
    [0, 2, 18, 0],
    [1, 0, 0, 9],
  ],
)

function arranged(change: Partial<Arrangement>, of: ConfusionMatrix = matrix) {
  const { groups, notes } = arrangeClasses(of, { ...USUAL, ...change })
  const shown = takeClasses(of, groups)
  return { labels: shown.labels, cells: [...shown.cells], notes, shown }
}

test('as it is, nothing is said and nothing is copied', () => {
  expect(arranged({}).notes).toEqual([])
  expect(arranged({}).shown).toBe(matrix)
})

test('merged classes are summed, in the place of the first, and named', () => {
  const { labels, cells, notes } = arranged({ merged: [['pear', 'plum']] })
  expect(labels).toEqual(['apple', 'pear + plum', 'fig'])
  expect(cells).toEqual([8, 2, 0, 5, 25, 0, 1, 0, 9])
  expect(notes).toEqual(['Counted as one class: pear + plum.'])
})

test('hidden classes are named with their samples, and what that does to the shares is said', () => {
  const { labels, cells, notes } = arranged({ hidden: ['plum', 'unknown'] })
  expect(labels).toEqual(['apple', 'pear', 'fig'])
  expect(cells).toEqual([8, 2, 0, 5, 4, 0, 1, 0, 9])
  expect(notes).toEqual([
    'Hidden: plum (20 samples of these classes); shares and scores are over what is left.',
  ])
})

test('a class that is hidden is in no merged one either', () => {
  expect(arranged({ hidden: ['plum'], merged: [['pear', 'plum', 'fig']] }).labels).toEqual([
    'apple',
    'pear + fig',
  ])
})

test('what a search does not find counts as one class, so that all samples are still there', () => {
  const { labels, cells, notes, shown } = arranged({ find: 'P' })
  expect(labels).toEqual(['apple', 'pear', 'plum', '1 other'])
  expect(cells.length).toBe(16)
  expect(matrixSums(shown).all).toBe(matrixSums(matrix).all)
  expect(notes).toEqual(['1 class without “P” in the name counted as one.'])
})

test('a search that finds nothing says how many classes are not shown', () => {
  const { labels, notes } = arranged({ find: 'zzz' })
  expect(labels).toEqual([])
  expect(notes).toEqual(['4 classes without “zzz” in the name not shown.'])
})

test('shares of each class are not added up: classes stay apart, or are left out', () => {
  const shares: ConfusionMatrix = {
    labels: ['apple', 'pear'],
    cells: Float64Array.of(0.9, 0.1, 0.3, 0.7),
    content: 'sharesOfTrue',
  }
  expect(arranged({ merged: [['apple', 'pear']] }, shares)).toMatchObject({
    labels: ['apple', 'pear'],
    notes: [
      'No classes are merged: the file holds shares of each class, which cannot be added up.',
    ],
  })
  expect(arranged({ find: 'pear' }, shares)).toMatchObject({
    labels: ['pear'],
    notes: ['1 class without “pear” in the name not shown.'],
  })
})

test('a shared order puts the classes of another matrix in its own, and says whose it is', () => {
  const other = countsMatrix(
    ['fig', 'kiwi', 'apple'],
    [
      [1, 0, 0],
      [0, 2, 0],
      [0, 0, 3],
    ],
  )
  const shared = { labels: matrix.labels, note: 'Classes by name', name: 'run 1' }
  const { groups, notes } = arrangeClasses(other, USUAL, shared)
  expect(groups.map(({ label }) => label)).toEqual(['apple', 'fig', 'kiwi'])
  expect([...takeClasses(other, groups).cells]).toEqual([3, 0, 0, 0, 1, 0, 0, 0, 2])
  expect(notes).toEqual(['Classes by name, in run 1.'])
})
