import { expect, test } from 'vitest'
import { setSelected } from '#src/runSelection.ts'
import {
  DEFAULT_SORT,
  nextSort,
  readRunsView,
  type RunsView,
  setColumnShown,
  writeRunsView,
} from './runsView.ts'

const plain: RunsView = { filter: '', sort: DEFAULT_SORT, hidden: [], shown: [], selection: [] }

test('the plain table has a plain URL', () => {
  expect(writeRunsView(plain).toString()).toBe('')
  expect(readRunsView(new URLSearchParams())).toEqual(plain)
})

test('a view reads back from its URL, whatever signs its columns have', () => {
  const view: RunsView = {
    filter: `metrics."a&b" > 0.5 AND tags.x = '100%'`,
    sort: { column: 'metrics.val/loss & more', order: 'ascending' },
    hidden: ['params.a,b', 'tags.#1'],
    shown: ['attributes.run_id'],
    selection: setSelected([], ['r1', 'r2'], true),
  }

  const url = writeRunsView(view).toString()

  expect(readRunsView(new URLSearchParams(url))).toEqual(view)
})

test('what others keep in the URL stays there', () => {
  const before = new URLSearchParams('panels=curves&filter=old')

  expect(writeRunsView(plain, before).toString()).toBe('panels=curves')
})

test('a column that shows by itself is named in the URL only while hidden, and the other way round', () => {
  const usual = { id: 'metrics.f1', shownByDefault: true }
  const extra = { id: 'attributes.run_id', shownByDefault: false }

  const hidden = setColumnShown(plain, usual, false)
  expect(hidden).toEqual({ hidden: ['metrics.f1'], shown: [] })
  expect(setColumnShown(hidden, usual, true)).toEqual({ hidden: [], shown: [] })
  const shown = setColumnShown(plain, extra, true)
  expect(shown).toEqual({ hidden: [], shown: ['attributes.run_id'] })
  expect(setColumnShown(shown, extra, false)).toEqual({ hidden: [], shown: [] })
})

test('the first click on a header puts large numbers first and text from A, the next turns it round', () => {
  expect(nextSort(DEFAULT_SORT, 'metrics.f1', false).order).toBe('descending')
  expect(nextSort(DEFAULT_SORT, 'params.method', false).order).toBe('ascending')
  expect(nextSort(DEFAULT_SORT, 'params.lr', true).order).toBe('descending')
  expect(nextSort(DEFAULT_SORT, DEFAULT_SORT.column, false).order).toBe('ascending')
})
