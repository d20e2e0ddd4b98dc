import { expect, test } from 'vitest'
import { type CompareSearch, readCompareSearch, writeCompareSearch } from './compareSearch.ts'

test('the compare page reads back from its URL', () => {
  const search: CompareSearch = {
    selection: [
      { runId: 'a', slot: 3 },
      { runId: 'b-1', slot: 0 },
    ],
    baselineId: 'b-1',
    rows: 'differing',
    keyText: 'f1 & "more"#/%',
  }

  const url = writeCompareSearch(new URLSearchParams(), search).toString()

  expect(readCompareSearch(new URLSearchParams(url))).toEqual(search)
})

test('defaults stay out of the URL, and what belongs to others stays in', () => {
  const selection = [{ runId: 'a', slot: 0 }]
  const plain: CompareSearch = { selection, baselineId: null, rows: 'all', keyText: '' }
  const before = new URLSearchParams('runs=x.0&baseline=x&rows=differing&key=f1&matrix=shares')

  expect(writeCompareSearch(before, plain).toString()).toBe('runs=a.0&matrix=shares')
})
