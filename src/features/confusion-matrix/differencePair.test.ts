import { expect, test } from 'vitest'
import { differencePair } from './differencePair.ts'
import type { WantedMatrix } from './useRunSources.ts'

const matrixOf = (id: string): WantedMatrix => {
  const file = { path: 'cm.json', unit: null, step: 0 }
  return {
    run: { id, name: id, status: 'FINISHED' },
    source: { key: 'cm.json', unit: null, kind: 'matrix', files: [file] },
    file,
  }
}
const matrices = ['one', 'two', 'three'].map(matrixOf)

test.each([
  [null, null, 'one', 'two'],
  ['two', null, 'two', 'one'],
  [null, 'one', 'two', 'one'],
  ['three', 'one', 'three', 'one'],
  ['gone', 'gone', 'one', 'two'],
  ['two', 'two', 'two', 'two'],
])('of A = %s and B = %s, %s and %s are shown', (a, b, shownA, shownB) => {
  const pair = differencePair(matrices, { a, b })
  expect([pair?.a.run.id, pair?.b.run.id]).toEqual([shownA, shownB])
})

test('one matrix differs from nothing', () => {
  expect(differencePair([matrixOf('one')], { a: null, b: null })).toBeNull()
})
