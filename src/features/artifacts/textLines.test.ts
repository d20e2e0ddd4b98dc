import { expect, test } from 'vitest'
import { cutLine, LONGEST_LINE, looksBinary, textLines } from './textLines.ts'

test('lines end as any system ends them, and a final break begins no line', () => {
  expect(textLines('a\nb\r\nc\rd\n')).toEqual(['a', 'b', 'c', 'd'])
  expect(textLines('\n\n')).toEqual(['', ''])
  expect(textLines('')).toEqual([])
})

test('a line without end is cut, and says by how much', () => {
  expect(cutLine('x'.repeat(LONGEST_LINE + 3))).toMatchObject({ cut: 3 })
  expect(cutLine('short')).toEqual({ text: 'short', cut: 0 })
})

test('bytes with a NUL are not text', () => {
  expect(looksBinary('PK\u0003\u0004\0')).toBe(true)
  expect(looksBinary('naïve')).toBe(false)
})
