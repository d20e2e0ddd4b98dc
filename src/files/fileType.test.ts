import { expect, test } from 'vitest'
import { fileType, looksLikeText } from './fileType.ts'

const ascii = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

test.each([
  ['\x89PNG\r\n\x1a\n', 'a PNG picture'],
  ['RIFF\x01\x02\x03\x04WAVEfmt ', 'WAV sound'],
  ['%PDF-1.7', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x1f\x8b\x08', 'a gzip file'],
  ['\x80\x04\x95\x10', 'a Python pickle'],
  ['\x78\x9c\xed', 'zlib data, as joblib writes it'],
  ['\x50\x00\x00\x00\x00\x00\x00\x00{"__metadata__"', 'a safetensors file'],
  ['\x89HDF\r\n\x1a\n', 'an HDF5 file'],
  [`${'x'.repeat(257)}ustar`, 'a tar archive'],
  ['PAR1', 'a Parquet table'],
])('%j begins %s', (head, type) => {
  expect(fileType(ascii(head))).toBe(type)
})

test('what begins like nothing known has no type', () => {
  expect(fileType(ascii('hello'))).toBeNull()
  expect(fileType(new Uint8Array())).toBeNull()
})

test('text is UTF-8 without control characters, also where it is cut within a sign', () => {
  expect(looksLikeText(new TextEncoder().encode('größe\tßßß\r\n\x1b[31mred'))).toBe(true)
  expect(looksLikeText(new TextEncoder().encode('größe').subarray(0, 3))).toBe(true)
  expect(looksLikeText(Uint8Array.of(0x67, 0xff, 0x67))).toBe(false)
  expect(looksLikeText(ascii('a\0b'))).toBe(false)
})
