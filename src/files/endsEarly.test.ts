import { expect, test } from 'vitest'
import { endsEarly } from './endsEarly.ts'

const ascii = (text: string) => Buffer.from(text, 'latin1')
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const chunk = (type: string, length: number) =>
  Buffer.concat([uint32(length), ascii(type), Buffer.alloc(length + 4, 7)])
const IEND = ascii('\0\0\0\0IEND\xae\x42\x60\x82')
const png = Buffer.concat([
  ascii('\x89PNG\r\n\x1a\n'),
  chunk('IHDR', 13),
  chunk('IDAT', 50),
  chunk('IDAT', 50),
  IEND,
])

test('a PNG that is cut anywhere before its last chunk ends early', () => {
  expect(endsEarly(png, 'PNG')).toBe(false)
  for (let length = 8; length <= png.length - IEND.length; length++) {
    expect(endsEarly(png.subarray(0, length), 'PNG')).toBe(true)
  }
})

test('what follows the end of a PNG is no matter, nor is a chunk whose length is wrong', () => {
  expect(endsEarly(Buffer.concat([png, Buffer.alloc(5_000, 1)]), 'PNG')).toBe(false)
  const wrong = Buffer.from(png)
  wrong.writeUInt32BE(4_000_000, 33)
  expect(endsEarly(wrong, 'PNG')).toBe(false)
})

/** A preview in the header has an end of its own; FF of the pixels is followed by 00 or by the mark of a restart. */
const preview = Buffer.concat([ascii('\xff\xe1\0\x0cExif\0\0'), ascii('\xff\xd8\xff\xd9')])
const scan = ascii('\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00')
const pixels = ascii('\x12\xff\0\xd9\xff\xd0\x34\xff\0')
const jpeg = Buffer.concat([
  ascii('\xff\xd8'),
  preview,
  ascii('\xff\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00'),
  scan,
  pixels,
  scan,
  pixels,
  ascii('\xff\xd9'),
])

test('a JPEG that is cut anywhere before its mark of the end ends early', () => {
  expect(endsEarly(jpeg, 'JPEG')).toBe(false)
  for (let length = 2; length < jpeg.length; length++) {
    expect(endsEarly(jpeg.subarray(0, length), 'JPEG')).toBe(true)
  }
})

test('what follows the end of a JPEG is no matter, nor is what stands between its segments', () => {
  const astray = Buffer.concat([jpeg.subarray(0, 2), ascii('?'), jpeg.subarray(2)])
  expect(endsEarly(astray, 'JPEG')).toBe(false)
  expect(endsEarly(Buffer.concat([jpeg, Buffer.alloc(5_000, 1)]), 'JPEG')).toBe(false)
})

test('a WebP says how long it is', () => {
  const webp = Buffer.concat([ascii('RIFF'), ascii('\x0a\0\0\0'), ascii('WEBPVP8 ab')])

  expect(endsEarly(webp, 'WebP')).toBe(false)
  expect(endsEarly(Buffer.concat([webp, Buffer.alloc(9)]), 'WebP')).toBe(false)
  expect(endsEarly(webp.subarray(0, 17), 'WebP')).toBe(true)
})
