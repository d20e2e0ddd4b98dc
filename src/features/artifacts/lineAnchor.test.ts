import { expect, test } from 'vitest'
import { readLineAnchor, writeLineAnchor } from './lineAnchor.ts'

test('an address names a line, or several in either order', () => {
  expect(readLineAnchor('#L120')).toEqual({ first: 120, last: 120 })
  expect(readLineAnchor('#L120-L130')).toEqual({ first: 120, last: 130 })
  expect(readLineAnchor('#L130-120')).toEqual({ first: 120, last: 130 })
})

test('what names no line is none', () => {
  for (const hash of ['', '#L0', '#L', '#12', '#L1e3', '#L9999999999']) {
    expect(readLineAnchor(hash)).toBeNull()
  }
})

test('what is written reads the same', () => {
  for (const range of [
    { first: 1, last: 1 },
    { first: 7, last: 9 },
  ]) {
    expect(readLineAnchor(writeLineAnchor(range))).toEqual(range)
  }
})
