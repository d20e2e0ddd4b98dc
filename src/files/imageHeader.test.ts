import { expect, test } from 'vitest'
import { readImageHeader } from './imageHeader.ts'
import { viewOf } from './viewOf.ts'

const ascii = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? Array.from(ascii(part)) : part)),
  )
const uint32 = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff)
const uint16le = (value: number) => [value & 0xff, value >> 8]
const size = (file: Uint8Array) => {
  const header = readImageHeader(file)
  return header && [header.format, header.width, header.height, header.animated]
}

const png = (width: number, height: number, ...chunks: string[]) =>
  bytes(
    '\x89PNG\r\n\x1a\n',
    uint32(13),
    'IHDR',
    uint32(width),
    uint32(height),
    [8, 6, 0, 0, 0],
    uint32(0),
    ...chunks.flatMap((chunk) => [uint32(0), chunk, uint32(0)]),
  )

test('a PNG of 100,000 × 100,000 pixels is known by its first bytes', () => {
  expect(size(png(100_000, 100_000))).toEqual(['PNG', 100_000, 100_000, false])
})

test('a PNG moves where it says so before its pixels', () => {
  expect(size(png(4, 3, 'acTL', 'IDAT'))).toEqual(['PNG', 4, 3, true])
  expect(size(png(4, 3, 'IDAT', 'acTL'))).toEqual(['PNG', 4, 3, false])
})

test('the size of a JPEG stands behind whatever else its beginning holds', () => {
  const exif = [0xff, 0xe1, 0, 8, ...ascii('Exif\0\0')]
  const table = [0xff, 0xc4, 0, 4, 9, 9]
  const frame = [0xff, 0xff, 0xc2, 0, 11, 8, 1, 2, 3, 4]
  expect(size(bytes([0xff, 0xd8], exif, table, frame))).toEqual(['JPEG', 772, 258, false])
})

test('a GIF is as large as its first frame, and moves when it has two', () => {
  const frame = (width: number) => [
    0x2c,
    0,
    0,
    0,
    0,
    ...uint16le(width),
    ...uint16le(5),
    0,
    2,
    1,
    0,
    0,
  ]
  const head = bytes('GIF89a', uint16le(10), uint16le(20), [0, 0, 0])
  const loop = [0x21, 0xff, 3, 1, 2, 3, 0]
  expect(size(bytes([...head], loop, frame(4_000), [0x3b]))).toEqual(['GIF', 4_000, 20, false])
  expect(size(bytes([...head], frame(4), loop, frame(4)))).toEqual(['GIF', 10, 20, true])
})

const riff = (kind: string, ...rest: number[]) => bytes('RIFF', [0, 0, 0, 0], 'WEBP', kind, rest)

test('all three kinds of WebP tell their size', () => {
  const extended = [0, 0, 0, 0, 2, 0, 0, 0, 0x9f, 0x86, 1, 0x0f, 0, 0]
  expect(size(riff('VP8X', ...extended))).toEqual(['WebP', 100_000, 16, true])
  const lossless = [0, 0, 0, 0, 0x2f, 0xff, 0xc0, 0x12, 0]
  expect(size(riff('VP8L', ...lossless))).toEqual(['WebP', 256, 76, false])
  const lossy = [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x10, 0x40, 0x20, 0x40]
  expect(size(riff('VP8 ', ...lossy))).toEqual(['WebP', 16, 32, false])
})

test('a BMP may stand on its head, and an old one is small', () => {
  const modern = new Uint8Array(54)
  modern.set(ascii('BM'))
  viewOf(modern).setUint32(14, 40, true)
  viewOf(modern).setInt32(18, 640, true)
  viewOf(modern).setInt32(22, -480, true)
  expect(size(modern)).toEqual(['BMP', 640, 480, false])
  const old = bytes('BM', Array(12).fill(0), [12, 0, 0, 0], uint16le(7), uint16le(9))
  expect(size(old)).toEqual(['BMP', 7, 9, false])
})

const entry = (side: number, at: number) => [side, side, 0, 0, 1, 0, 32, 0, 9, 0, 0, 0, at, 0, 0, 0]

test('an icon is as large as the largest picture inside, also where its own list says less', () => {
  const head = bytes([0, 0, 1, 0, 2, 0], entry(16, 200), entry(0, 38))
  expect(size(bytes([...head]))).toEqual(['ICO', 256, 256, false])
  expect(size(bytes([...head], [...png(50_000, 9)]))).toEqual(['ICO', 50_000, 256, false])
})

test('an AVIF is as large as its largest property says', () => {
  const ispe = (width: number, height: number) =>
    bytes(uint32(20), 'ispe', uint32(0), uint32(width), uint32(height))
  const file = bytes(
    uint32(28),
    'ftypavif',
    uint32(0),
    'avifmif1',
    [...ispe(64, 64)],
    [...ispe(512, 300)],
  )
  expect(size(file)).toEqual(['AVIF', 512, 300, false])
})

test('what is no picture, or ends in its header, has no size', () => {
  for (const file of [
    ascii('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    new Uint8Array(),
    png(5, 5).subarray(0, 18),
    bytes([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff]),
    bytes('BM'),
    bytes([0, 0, 1, 0, 0, 0]),
    bytes('RIFF', [0, 0, 0, 0], 'WEBPXXXX', [0, 0, 0, 0]),
  ]) {
    expect(readImageHeader(file)).toBeNull()
  }
})
