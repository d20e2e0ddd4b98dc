import { expect, test } from 'vitest'
import { type BoardSearch, readBoardSearch, writeBoardSearch } from './boardSearch.ts'

const WHOLE: BoardSearch = { model: null, text: '', lanes: null, view: 'board', folded: null }

test.each<Partial<BoardSearch>>([
  { model: 'a/b #1 & "c" %', text: ' v2 ' },
  { lanes: { by: 'alias' }, folded: [] },
  { lanes: { by: 'tag', key: 'review: a,b' }, view: 'models', folded: ['Archived', 'a,b'] },
])('what the board shows reads back from its URL: %j', (change) => {
  const search = { ...WHOLE, ...change }

  expect(readBoardSearch(new URLSearchParams(writeBoardSearch(search).toString()))).toEqual(search)
})

test('the whole board has a plain URL', () => {
  expect(writeBoardSearch(WHOLE).toString()).toBe('')
  expect(readBoardSearch(new URLSearchParams())).toEqual(WHOLE)
})

test('lanes that are none are those of the backend', () => {
  expect(readBoardSearch(new URLSearchParams('lanes=tag:')).lanes).toBeNull()
  expect(readBoardSearch(new URLSearchParams('lanes=moon')).lanes).toBeNull()
})
