import { expect, test } from 'vitest'
import { ByteStore } from './ByteStore.ts'
import { LineFinder, type LineQuery, matchesIn, expressionOf } from './LineFinder.ts'
import { LineIndex } from './LineIndex.ts'

function find(text: string, query: Partial<LineQuery>) {
  const store = new ByteStore(0, 1e7)
  const index = new LineIndex(store)
  store.append(new TextEncoder().encode(text))
  index.grow(true)
  const finder = new LineFinder(
    { text: '', kind: 'words', matchCase: false, ...query },
    store,
    index,
  )
  while (!finder.isUpToDate) finder.advance()
  return finder
}

const places = (finder: LineFinder) =>
  Array.from({ length: finder.count }, (_, at) => {
    const { line, start, length } = finder.match(at) ?? { line: -1, start: -1, length: -1 }
    return [line, start, length]
  })

test('words are found in any case, as they are written', () => {
  expect(places(find('a.b\nA.B axb', { text: 'a.b' }))).toEqual([
    [0, 0, 3],
    [1, 0, 3],
  ])
  expect(find('a.b A.B', { text: 'A.B', matchCase: true }).count).toBe(1)
  expect(find('1-2 [x] (y) \\ /', { text: '[x] (y) \\ /' }).count).toBe(1)
})

test('an expression sees one line at a time', () => {
  const text = 'loss=0.5\nloss=nan\n\nend'
  expect(places(find(text, { text: String.raw`loss=\d\.\d$`, kind: 'expression' }))).toEqual([
    [0, 0, 8],
  ])
  expect(find(text, { text: String.raw`5\sloss`, kind: 'expression' }).count).toBe(0)
})

test('an expression that matches nothing long has no matches', () => {
  expect(find('aaa\nb', { text: 'x*', kind: 'expression' }).count).toBe(0)
})

test('an expression that is none says why', () => {
  expect(() => find('', { text: '(', kind: 'expression' })).toThrow(/Unterminated group/)
})

test('matches are counted over more text than is decoded at once', () => {
  const text = Array.from({ length: 40_000 }, (_, i) => `step ${i} of many`).join('\r\n')
  const finder = find(text, { text: 'step 399' })

  expect(finder.count).toBe(1 + 10 + 100)
  expect(finder.match(110)?.line).toBe(39_999 - 0)
})

test('the next match is found from any line', () => {
  const finder = find('x\na\nx\nb\nx', { text: 'x' })

  expect([0, 1, 2, 3, 4, 5].map((line) => finder.firstFrom(line))).toEqual([0, 1, 1, 2, 2, 3])
  expect([finder.has(2), finder.has(3)]).toEqual([true, false])
})

test('matches within a line keep their own places, whatever stands before', () => {
  const expression = expressionOf({ text: 'x', kind: 'words', matchCase: true })

  expect(matchesIn('😀x İx', expression)).toEqual([
    [2, 1],
    [5, 1],
  ])
})
