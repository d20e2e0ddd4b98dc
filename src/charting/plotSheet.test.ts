import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrap } from './plotSheet.ts'

test('a text is broken between words, and a long word within', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three'])
  expect(wrap('a_very_long_name', 6)).toEqual(['a_very', '_long_', 'name'])
  expect(wrap('', 6)).toEqual([''])
})

test('no line is longer than it may be, and no sign is lost', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (text, most) => {
      const lines = wrap(text, most)
      expect(lines.every((line) => line.length <= most)).toBe(true)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }),
  )
})
