import { expect, test } from 'vitest'
import { setSelected } from '#src/runSelection.ts'
import {
  DEFAULT_SORT,
  nextSorts,
  readRunsView,
  type RunsView,
  setColumnShown,
  writeRunsView,
} from './runsView.ts'

const plain: RunsView = {
  filter: '',
  brushes: [],
  sorts: [DEFAULT_SORT],
  hidden: [],
  shown: [],
  pinned: [],
  moved: [],
  widths: new Map(),
  heat: [],
  differing: false,
  groupBy: [],
  statistic: 'mean',
  selection: [],
  topRuns: [],
  hiddenRuns: [],
  starredOnly: false,
  openGroups: [],
  closedRuns: [],
}

test('the plain table has a plain URL', () => {
  expect(writeRunsView(plain).toString()).toBe('')
  expect(readRunsView(new URLSearchParams())).toEqual(plain)
})

test('a view reads back from its URL, whatever signs its columns have', () => {
  const view: RunsView = {
    filter: `metrics."a&b" > 0.5 AND tags.x = '100%'`,
    brushes: [
      { field: 'params.l~r', kind: 'range', low: 0.001, high: null },
      { field: 'tags.a&b', kind: 'values', values: ['x y', '%7E'] },
    ],
    sorts: [
      { column: 'metrics.val/loss & more', order: 'ascending' },
      { column: 'params.lr', order: 'descending' },
    ],
    hidden: ['params.a,b', 'tags.#1'],
    shown: ['attributes.run_id'],
    pinned: ['params.x y', 'metrics.f1'],
    moved: [['metrics.b c', 'metrics.%a']],
    widths: new Map([['params.x y', 120]]),
    heat: ['metrics.f1'],
    differing: true,
    groupBy: ['params.lr', 'tags.a,b'],
    statistic: 'median',
    selection: setSelected([], ['r1', 'r2'], true),
    topRuns: ['r1'],
    hiddenRuns: ['r3', 'r4'],
    starredOnly: true,
    openGroups: ['1a', 'zz'],
    closedRuns: ['b2'],
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

const first = (column: string, numeric = false) => nextSorts([DEFAULT_SORT], column, numeric, false)

test('the first click on a header puts large numbers first and text from A, the next turns it round', () => {
  expect(first('metrics.f1')).toEqual([{ column: 'metrics.f1', order: 'descending' }])
  expect(first('params.method')).toEqual([{ column: 'params.method', order: 'ascending' }])
  expect(first('params.lr', true)).toEqual([{ column: 'params.lr', order: 'descending' }])
  expect(first(DEFAULT_SORT.column)).toEqual([{ column: DEFAULT_SORT.column, order: 'ascending' }])
})

test('with Shift a header adds a further key, or turns its own round in its place', () => {
  const one = nextSorts([DEFAULT_SORT], 'params.method', false, true)
  const turned = nextSorts(one, DEFAULT_SORT.column, false, true)

  expect(one.map(({ column }) => column)).toEqual([DEFAULT_SORT.column, 'params.method'])
  expect(turned.map(({ order }) => order)).toEqual(['ascending', 'ascending'])
  expect(turned.map(({ column }) => column)).toEqual(one.map(({ column }) => column))
})

test('nonsense in the address is left out', () => {
  const params = new URLSearchParams('width=wide+x&width=99999+y&move=a&move=%25zz+b&statistic=x')

  expect(readRunsView(params)).toEqual({ ...plain, widths: new Map([['y', 800]]) })
})
