import { expect, test } from 'vitest'
import { runPair } from './runPair.ts'

const itemOf = (id: string) => ({ run: { id } })
const items = ['one', 'two', 'three'].map(itemOf)

test.each([
  [null, null, 'one', 'two'],
  ['two', null, 'two', 'one'],
  [null, 'one', 'two', 'one'],
  ['three', 'one', 'three', 'one'],
  ['gone', 'gone', 'one', 'two'],
  ['two', 'two', 'two', 'two'],
])('of A = %s and B = %s, %s and %s are shown', (a, b, shownA, shownB) => {
  const pair = runPair(items, { a, b })
  expect([pair?.a.run.id, pair?.b.run.id]).toEqual([shownA, shownB])
})

test('one run is no pair', () => {
  expect(runPair([itemOf('one')], { a: null, b: null })).toBeNull()
})
