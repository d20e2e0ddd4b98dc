import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteStore } from './ByteStore.ts'
import { LineIndex } from './LineIndex.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The lines of a text that comes in pieces of these lengths. */
function readLines(text: string, pieces: readonly number[] = []) {
  const bytes = encoder.encode(text)
  const store = new ByteStore(0, 1e6)
  const index = new LineIndex(store)
  let at = 0
  for (const length of pieces) {
    store.append(bytes.subarray(at, at + length))
    index.grow(false)
    at += length
  }
  store.append(bytes.subarray(at))
  index.grow(true)
  const lines = Array.from({ length: index.count }, (_, line) => {
    const start = index.start(line)
    return decoder.decode(store.slice(start, index.end(start)))
  })
  return { lines, index }
}

test('lines end as any system ends them, and a final break begins no line', () => {
  expect(readLines('a\nb\r\nc\rd\n').lines).toEqual(['a', 'b', 'c', 'd'])
  expect(readLines('\n\n').lines).toEqual(['', ''])
  expect(readLines('').lines).toEqual([])
})

test('lines are the same, in whatever pieces they come', () => {
  const text = fc.string({ unit: fc.constantFrom('\r', '\n', 'a', 'é', '😀'), maxLength: 300 })
  fc.assert(
    fc.property(text, fc.array(fc.integer({ min: 1, max: 9 })), (text, pieces) => {
      const expected = text.split(/\r\n|\n|\r/)
      if (expected.at(-1) === '') expected.pop()

      expect(readLines(text, pieces).lines).toEqual(expected)
    }),
  )
})

test('a byte is in the line that it stands in', () => {
  const { index } = readLines(Array.from({ length: 100 }, (_, i) => `line ${i}`).join('\n'))

  for (let line = 0; line < 100; line++) {
    const start = index.start(line)
    expect([index.lineAt(start), index.lineAt(start + 3)]).toEqual([line, line])
  }
})

test('until all is there, the last line is not settled, nor is a CR at the end', () => {
  const store = new ByteStore(0, 100)
  const index = new LineIndex(store)
  store.append(encoder.encode('a\nb\r'))
  index.grow(false)
  expect([index.count, index.settled]).toEqual([2, 1])

  store.append(encoder.encode('\nc'))
  index.grow(true)
  expect([index.count, index.settled]).toEqual([3, 3])
})
