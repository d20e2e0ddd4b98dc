import { expect, test } from 'vitest'
import { readBoardSearch, writeBoardSearch } from './boardSearch.ts'

test('the filter of the board reads back from its URL', () => {
  const filter = { model: 'a/b #1 & "c" %', text: ' v2 ' }

  expect(readBoardSearch(new URLSearchParams(writeBoardSearch(filter).toString()))).toEqual(filter)
})

test('the whole board has a plain URL', () => {
  expect(writeBoardSearch({ model: null, text: '' }).toString()).toBe('')
  expect(readBoardSearch(new URLSearchParams())).toEqual({ model: null, text: '' })
})
