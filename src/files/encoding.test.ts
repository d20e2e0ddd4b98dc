import { expect, test } from 'vitest'
import { decodeText } from './encoding.ts'
import { looksLikeText } from './fileType.ts'

const littleEndian = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const bigEndian = (text: string) => littleEndian(text).swap16()

test('a mark tells the encoding of a text, and is none of it', () => {
  const text = 'loss é 😀\r\n'

  expect(decodeText(littleEndian(text))).toEqual({ text, encoding: 'UTF-16 LE' })
  expect(decodeText(bigEndian(text))).toEqual({ text, encoding: 'UTF-16 BE' })
  expect(decodeText(Buffer.from(`\ufeff${text}`))).toEqual({ text, encoding: 'UTF-8' })
  expect(decodeText(Buffer.from(text))).toEqual({ text, encoding: 'UTF-8' })
})

test('of two marks the second is of the text', () => {
  expect(decodeText(Buffer.from('\ufeff\ufeffa')).text).toBe('\ufeffa')
})

test('what is cut within a character, and what is no character, is a sign in its place', () => {
  expect(decodeText(littleEndian('ab').subarray(0, 5)).text).toBe('a\ufffd')
  expect(decodeText(Uint8Array.of(97, 0xe9)).text).toBe('a\ufffd')
})

test('a text with a mark looks like text, and bytes that only begin like one do not', () => {
  expect(looksLikeText(littleEndian('loss 0.5\n'))).toBe(true)
  expect(looksLikeText(bigEndian('loss 0.5\n').subarray(0, 9))).toBe(true)
  expect(looksLikeText(Buffer.from('\ufeffloss'))).toBe(true)
  expect(looksLikeText(Uint8Array.of(0xff, 0xfe, 1, 0, 0, 0))).toBe(false)
  expect(looksLikeText(Uint8Array.of(0xff, 0xfe, 0, 0xd8, 97, 0))).toBe(false)
})
