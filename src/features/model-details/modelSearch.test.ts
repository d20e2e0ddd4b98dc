import { expect, test } from 'vitest'
import { readModelSearch, toggleInPair, writeModelSearch } from './modelSearch.ts'

const read = (text: string) => readModelSearch(new URLSearchParams(text))

test('what the page shows reads back from its address', () => {
  const search = { a: '1', b: '12', metric: 'f1 & "#%', on: Date.UTC(2024, 4, 1, 10) }
  expect(readModelSearch(writeModelSearch(search, new URLSearchParams()))).toEqual(search)
  const spoilt = new URLSearchParams('shares=row&a=1&on=2024-05-01T00:00:00Z')
  expect(writeModelSearch(read(''), spoilt).toString()).toBe('shares=row')
})

test('an address that somebody spoilt shows the page as it comes', () => {
  expect(read('a=x&b=-1&on=yesterday')).toEqual({ a: null, b: null, metric: null, on: null })
})

test('two versions are chosen, and a third takes the place of the first', () => {
  const one = toggleInPair({ a: null, b: null }, '1')
  expect(one).toEqual({ a: '1', b: null })
  const two = toggleInPair(one, '2')
  expect(two).toEqual({ a: '1', b: '2' })
  expect(toggleInPair(two, '3')).toEqual({ a: '2', b: '3' })
  expect(toggleInPair(two, '1')).toEqual({ a: '2', b: null })
})
