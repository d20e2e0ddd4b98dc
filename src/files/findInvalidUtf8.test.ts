import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findInvalidUtf8 } from './findInvalidUtf8.ts'

const isValid = (bytes: Uint8Array) => {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

test('says what the platform’s own decoder says', () => {
  const byte = fc.oneof(
    fc.constantFrom(0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xa0, 0xed, 0x9f, 0xf0, 0x90, 0xf4, 0x8f),
    fc.integer({ min: 0, max: 255 }),
  )
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 6 }), (list) => {
      const bytes = Uint8Array.from(list)

      expect('invalidAt' in findInvalidUtf8(bytes, 0, bytes.length, true)).toBe(!isValid(bytes))
    }),
    { numRuns: 5_000 },
  )
})

test('what the end cuts is looked at again with what follows', () => {
  const bytes = new TextEncoder().encode('aé😀')

  expect(findInvalidUtf8(bytes, 0, 5, false)).toEqual({ resumeAt: 3 })
  expect(findInvalidUtf8(bytes, 3, bytes.length, true)).toEqual({ resumeAt: 7 })
})

test('the first bad byte is named', () => {
  expect(findInvalidUtf8(Uint8Array.of(65, 66, 0xe9, 67), 0, 4, true)).toEqual({ invalidAt: 2 })
})
