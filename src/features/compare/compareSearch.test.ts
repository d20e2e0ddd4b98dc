import { expect, test } from 'vitest'
import { type CompareSearch, readCompareSearch, writeCompareSearch } from './compareSearch.ts'

const roundTrip = (search: CompareSearch, before = '') =>
  readCompareSearch(
    new URLSearchParams(writeCompareSearch(new URLSearchParams(before), search).toString()),
  )

const plain: CompareSearch = {
  selection: [{ runId: 'a', slot: 0 }],
  pinnedIds: [],
  baselineId: null,
  rows: 'all',
  keyText: '',
  order: 'name',
  runsAs: 'columns',
  statistic: 'last',
  deltas: 'absolute',
}

test('the compare page reads back from its URL', () => {
  const search: CompareSearch = {
    selection: [
      { runId: 'a', slot: 3 },
      { runId: 'b-1', slot: 0 },
    ],
    pinnedIds: ['b-1', 'a'],
    baselineId: 'b-1',
    rows: 'differing',
    keyText: 'f1 & "more"#/%',
    order: 'difference',
    runsAs: 'rows',
    statistic: 'max',
    deltas: 'both',
  }

  expect(roundTrip(search)).toEqual(search)
})

test.each([
  { statistic: 'best' },
  { statistic: 'min' },
  { deltas: 'percent' },
  { deltas: 'none' },
  { order: 'difference' },
  { runsAs: 'rows' },
  { rows: 'differing' },
] satisfies Partial<CompareSearch>[])('%j alone reads back, too', (choice) => {
  expect(roundTrip({ ...plain, ...choice }, 'order=x&as=x&metrics=x&deltas=x')).toEqual({
    ...plain,
    ...choice,
  })
})

test('defaults stay out of the URL, and what belongs to others stays in', () => {
  const before = new URLSearchParams(
    'runs=x.0&baseline=x&pinned=x&rows=differing&key=f1&order=difference&as=rows&metrics=max&deltas=none&matrix=shares',
  )

  expect(writeCompareSearch(before, plain).toString()).toBe('runs=a.0&matrix=shares')
})

test('what a URL has no sense for is as usual', () => {
  const read = readCompareSearch(
    new URLSearchParams('runs=a.0&rows=x&order=x&as=x&metrics=mean&deltas=x&pinned=,'),
  )

  expect(read).toEqual(plain)
})
