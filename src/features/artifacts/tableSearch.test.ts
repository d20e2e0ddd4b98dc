import { expect, test } from 'vitest'
import {
  arrangementOf,
  columnKeys,
  nextSort,
  readTableSearch,
  type TableSearch,
  writeTableSearch,
} from './tableSearch.ts'

const read = (search: Partial<TableSearch>) => {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(writeTableSearch(search))) {
    if (value !== null) params.set(name, value)
  }
  return readTableSearch(params)
}

test('what is written into the address reads the same', () => {
  const search: TableSearch = {
    filter: 'a & b',
    filterIn: 'ticker',
    sortBy: 'f1 score',
    order: 'descending',
    digits: 'written',
  }

  expect(read(search)).toEqual(search)
})

test('a table as it comes leaves the address as it is', () => {
  expect(Object.values(writeTableSearch(readTableSearch(new URLSearchParams())))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ])
})

test('columns of one name, or of none, are told apart', () => {
  expect(columnKeys([{ name: 'a' }, { name: '' }, { name: 'a' }])).toEqual(['a', 'column 2', 'a#3'])
})

test('an order by a column that is not there is none', () => {
  const search = read({ sortBy: 'gone', filter: 'x', filterIn: 'b' })

  expect(arrangementOf(search, ['a', 'b'])).toEqual({
    filter: { text: 'x', column: 1 },
    sort: null,
  })
})

test('a header sorts up, then down, then not', () => {
  const start = read({})
  const up = { ...start, ...nextSort(start, 'a') }
  const down = { ...up, ...nextSort(up, 'a') }

  expect([up.order, down.order, nextSort(down, 'a').sortBy]).toEqual([
    'ascending',
    'descending',
    null,
  ])
  expect(nextSort(down, 'b')).toEqual({ sortBy: 'b', order: 'ascending' })
})
