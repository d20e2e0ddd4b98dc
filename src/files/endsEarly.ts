import type { ImageHeader } from './imageHeader.ts'
import { latin1 } from './latin1.ts'
import { viewOf } from './viewOf.ts'

/**
 * Whether a picture's file certainly ends before the picture does. What follows the picture's end is no matter; false,
 * too, for formats whose end is not told cheaply.
 */
export function endsEarly(bytes: Uint8Array, format: ImageHeader['format']): boolean {
  if (format === 'PNG') return pngEndsEarly(bytes)
  if (format === 'JPEG') return jpegEndsEarly(bytes)
  return format === 'WebP' && viewOf(bytes).getUint32(4, true) + 8 > bytes.length
}

/** The last chunk of a PNG: without content, and so with the same checksum in every file. */
const IEND = '\0\0\0\0IEND\xae\x42\x60\x82'

const typeAt = (bytes: Uint8Array, at: number) => latin1(bytes.subarray(at + 4, at + 8))

/** Goes from chunk to chunk. A chunk with a wrong length leads astray; the end of such a file is there all the same. */
function pngEndsEarly(bytes: Uint8Array): boolean {
  const view = viewOf(bytes)
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (typeAt(bytes, at) === 'IEND') return false
  }
  return latin1(bytes.subarray(-IEND.length)) !== IEND
}

/** Looks for the mark of the end behind the header, whose preview may have one of its own: within pixels it never stands. */
function jpegEndsEarly(bytes: Uint8Array): boolean {
  const start = startOfScan(bytes)
  for (let at = bytes.length - 2; at >= start; at--) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return false
  }
  return true
}

/** Where the first pixels of a JPEG begin, or where its file ends before; its own beginning where it is none of segments. */
function startOfScan(bytes: Uint8Array): number {
  const view = viewOf(bytes)
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return 0
    // Any number of FF may stand before a marker.
    if (bytes[at + 1] === 0xff) at++
    else if (bytes[at + 1] === 0xda) return at
    else at += 2 + view.getUint16(at + 2)
  }
  return at
}
