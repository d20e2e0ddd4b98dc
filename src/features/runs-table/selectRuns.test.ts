import { expect, test } from 'vitest'
import { MOST_SELECTED, rangeBetween, selectRuns } from './selectRuns.ts'

test('a range reaches from either end to the other', () => {
  const ids = ['a', 'b', 'c', 'd']

  expect(rangeBetween(ids, 'b', 'd')).toEqual(['b', 'c', 'd'])
  expect(rangeBetween(ids, 'd', 'b')).toEqual(['b', 'c', 'd'])
  expect(rangeBetween(ids, 'gone', 'b')).toEqual(['b'])
  expect(rangeBetween(ids, null, 'b')).toEqual(['b'])
})

test('a selection stops where the address would grow too long', () => {
  const ids = Array.from({ length: MOST_SELECTED + 5 }, (_, i) => `run${i}`)

  const all = selectRuns([], ids, true)

  expect(all).toHaveLength(MOST_SELECTED)
  expect(selectRuns(all, ['another'], true)).toEqual(all)
  expect(selectRuns(all, ids, false)).toEqual([])
})
