import { latin1 } from './latin1.ts'
import { viewOf } from './viewOf.ts'

export type ImageHeader = {
  format: 'PNG' | 'JPEG' | 'GIF' | 'WebP' | 'BMP' | 'ICO' | 'AVIF'
  mime: string
  /** In pixels: of the largest picture inside, where there are several. */
  width: number
  height: number
  /** Whether it moves by itself. */
  animated: boolean
}

/** The format and size of a raster picture, without decoding it; null where its beginning is of none that browsers draw. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  try {
    for (const read of [readPng, readJpeg, readGif, readWebp, readBmp, readIco, readAvif]) {
      const header = read(bytes)
      if (header) return header
    }
    return null
  } catch (error) {
    // The file ends within its header.
    if (error instanceof RangeError) return null
    throw error
  }
}

const textAt = (bytes: Uint8Array, start: number, length: number) =>
  latin1(bytes.subarray(start, start + length))

const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n'

function readPng(bytes: Uint8Array, at = 0): ImageHeader | null {
  if (textAt(bytes, at, 8) !== PNG_SIGNATURE || textAt(bytes, at + 12, 4) !== 'IHDR') return null
  const view = viewOf(bytes)
  const [width, height] = [view.getUint32(at + 16), view.getUint32(at + 20)]
  return { format: 'PNG', mime: 'image/png', width, height, animated: hasChunk(bytes, at, 'acTL') }
}

/** Whether a PNG has a chunk of this type before its pixels. */
function hasChunk(bytes: Uint8Array, start: number, type: string): boolean {
  const view = viewOf(bytes)
  for (let at = start + 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const found = textAt(bytes, at + 4, 4)
    if (found === type) return true
    if (found === 'IDAT') return false
  }
  return false
}

/** A frame's own header; C4, C8 and CC are tables and extensions. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function readJpeg(bytes: Uint8Array): ImageHeader | null {
  if (textAt(bytes, 0, 3) !== '\xff\xd8\xff') return null
  const view = viewOf(bytes)
  for (let at = 2; ;) {
    // Any number of FF may stand before a marker.
    while (view.getUint8(at) === 0xff) at++
    const marker = view.getUint8(at++)
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 3), view.getUint16(at + 5)]
      return { format: 'JPEG', mime: 'image/jpeg', width, height, animated: false }
    }
    at += view.getUint16(at)
    if (view.getUint8(at) !== 0xff) return null
  }
}

/** How long the table of colours is that a GIF's flags announce. */
const colourBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

function readGif(bytes: Uint8Array): ImageHeader | null {
  if (!/^GIF8[79]a/.test(textAt(bytes, 0, 6))) return null
  const view = viewOf(bytes)
  let [width, height] = [view.getUint16(6, true), view.getUint16(8, true)]
  let frames = 0
  let at = 13 + colourBytes(view.getUint8(10))
  const skipBlocks = () => {
    while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0)
    at++
  }
  // Two frames are enough to know that it moves.
  while (at + 10 <= bytes.length && frames < 2) {
    const kind = view.getUint8(at)
    if (kind === 0x21) {
      at += 2
      skipBlocks()
    } else if (kind === 0x2c) {
      // Browsers make the picture as large as its first frame.
      if (frames === 0) {
        width = Math.max(width, view.getUint16(at + 1, true) + view.getUint16(at + 5, true))
        height = Math.max(height, view.getUint16(at + 3, true) + view.getUint16(at + 7, true))
      }
      frames++
      at += 11 + colourBytes(view.getUint8(at + 9))
      skipBlocks()
    } else break
  }
  return { format: 'GIF', mime: 'image/gif', width, height, animated: frames > 1 }
}

function readWebp(bytes: Uint8Array): ImageHeader | null {
  if (textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== 'WEBP') return null
  const view = viewOf(bytes)
  const common = { format: 'WebP', mime: 'image/webp' } as const
  const uint24 = (at: number) => view.getUint16(at, true) + 65_536 * view.getUint8(at + 2)
  switch (textAt(bytes, 12, 4)) {
    case 'VP8X':
      return {
        ...common,
        width: uint24(24) + 1,
        height: uint24(27) + 1,
        animated: (view.getUint8(20) & 2) !== 0,
      }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      const [width, height] = [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
      return { ...common, width, height, animated: false }
    }
    case 'VP8 ': {
      const [width, height] = [view.getUint16(26, true), view.getUint16(28, true)]
      return { ...common, width: width & 0x3fff, height: height & 0x3fff, animated: false }
    }
    default:
      return null
  }
}

function readBmp(bytes: Uint8Array): ImageHeader | null {
  if (textAt(bytes, 0, 2) !== 'BM') return null
  const view = viewOf(bytes)
  const common = { format: 'BMP', mime: 'image/bmp', animated: false } as const
  const headerBytes = view.getUint32(14, true)
  if (headerBytes === 12) {
    return { ...common, width: view.getUint16(18, true), height: view.getUint16(20, true) }
  }
  if (headerBytes < 40 || headerBytes > 124) return null
  // A negative height means that the rows go from top to bottom.
  const [width, height] = [view.getInt32(18, true), Math.abs(view.getInt32(22, true))]
  return { ...common, width, height }
}

function readIco(bytes: Uint8Array): ImageHeader | null {
  if (!['\0\0\x01\0', '\0\0\x02\0'].includes(textAt(bytes, 0, 4))) return null
  const view = viewOf(bytes)
  let [width, height] = [0, 0]
  const count = view.getUint16(4, true)
  for (let i = 0; i < count; i++) {
    const at = 6 + 16 * i
    const inner = readPng(bytes, view.getUint32(at + 12, true))
    // One byte has no room for 256, so that is written as 0.
    width = Math.max(width, view.getUint8(at) || 256, inner?.width ?? 0)
    height = Math.max(height, view.getUint8(at + 1) || 256, inner?.height ?? 0)
  }
  if (count === 0) return null
  return { format: 'ICO', mime: 'image/x-icon', width, height, animated: false }
}

/** Properties stand at the beginning, before the pixels. */
const AVIF_HEADER_BYTES = 65_536

function readAvif(bytes: Uint8Array): ImageHeader | null {
  const brands = /^....ftyp(.{4,64})/s.exec(textAt(bytes, 0, 76))?.[1] ?? ''
  if (!/avif|avis/.test(brands)) return null
  const view = viewOf(bytes)
  const head = textAt(bytes, 0, AVIF_HEADER_BYTES)
  let [width, height] = [0, 0]
  // Each picture inside, and each tile of one, has its size as a property of its own.
  for (let at = head.indexOf('ispe'); at >= 0; at = head.indexOf('ispe', at + 4)) {
    width = Math.max(width, view.getUint32(at + 8))
    height = Math.max(height, view.getUint32(at + 12))
  }
  if (width === 0 || height === 0) return null
  return { format: 'AVIF', mime: 'image/avif', width, height, animated: brands.includes('avis') }
}
