import { expect, test } from 'vitest'
import { MOST_SELECTED, selectRuns } from './selectRuns.ts'

test('a selection stops where the address would grow too long', () => {
  const ids = Array.from({ length: MOST_SELECTED + 5 }, (_, i) => `run${i}`)

  const all = selectRuns([], ids, true)

  expect(all).toHaveLength(MOST_SELECTED)
  expect(selectRuns(all, ['another'], true)).toEqual(all)
  expect(selectRuns(all, ids, false)).toEqual([])
})
