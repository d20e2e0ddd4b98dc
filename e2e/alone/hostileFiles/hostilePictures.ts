import { deflateSync } from 'node:zlib'
import { pngFile, pngOf } from '../../madeFiles.ts'
import { expect } from '../servers.ts'
import type { HostileFiles } from './HostileFile.ts'
import { markup } from './payload.ts'

/** One grey pixel. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
)

/** With this as its EXIF data. */
function jpegWith(exif: string): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(2 + exif.length, 2)
  return Buffer.concat([JPEG.subarray(0, 2), head, Buffer.from(exif, 'latin1'), JPEG.subarray(2)])
}

/** So many frames of one pixel, none of which lasts. */
const gifOf = (frames: number): Buffer =>
  Buffer.from(
    `47494638396101000100800000ff000000ff00${'21f90400000000002c0000000001000100000202440100'.repeat(frames)}3b`,
    'hex',
  )

function bmpOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(58)
  head.write('BM')
  head.writeUInt32LE(58, 2)
  head.writeUInt32LE(54, 10)
  head.writeUInt32LE(40, 14)
  head.writeInt32LE(width, 18)
  head.writeInt32LE(height, 22)
  head.writeUInt16LE(1, 26)
  head.writeUInt16LE(24, 28)
  return head
}

export const TOO_LARGE =
  /This picture says that it has 100,000 × 100,000 pixels; up to 100 million are drawn here/

/** A PNG that would need 40 GB of memory. */
export const hugePng = () => pngOf(100_000, 100_000, deflateSync(Buffer.alloc(9)))

/** Pictures that lie about their size, are cut off, or are something else. */
export const hostilePictures: HostileFiles = (canary) => [
  { path: 'pictures/huge.png', content: hugePng(), sight: TOO_LARGE },
  {
    path: 'pictures/cut.png',
    content: pngFile(200, 200, (x, y) => [(x * y) % 256, x % 256, y % 256, 255]).subarray(0, 900),
    sight: /200 × 200 px, PNG.*The file ends before the picture does/,
  },
  {
    // A hundred million pixels are drawn, of which none is there.
    path: 'pictures/hollow.png',
    content: pngOf(10_000, 10_000, deflateSync(Buffer.alloc(9))),
    sight: /10,000 × 10,000 px, PNG/,
  },
  { path: 'pictures/frames.gif', content: gifOf(50_000), sight: /1 × 1 px, GIF/ },
  {
    path: 'pictures/exif.jpg',
    content: jpegWith(`Exif\0\0${markup(canary)}`),
    sight: async (preview) => {
      await expect(preview).toContainText('1 × 1 px, JPEG')
      await expect(preview.getByRole('img', { name: 'exif.jpg' })).toBeVisible()
    },
  },
  {
    path: 'pictures/page.png',
    content: `<html><script>fetch('${canary}')</script>`,
    sight: /This file is not what its name says: it is text, and no picture/,
  },
  {
    path: 'pictures/drawing.png',
    content: `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="${canary}/a"/><script>fetch('${canary}')</script></svg>`,
    sight: async (preview) => {
      await expect(preview).toContainText('9 × 9 px, SVG')
      await expect(preview.locator('iframe')).toHaveAttribute('sandbox', '')
    },
  },
  {
    path: 'pictures/lies.bmp',
    content: bmpOf(2 ** 31 - 1, -(2 ** 31)),
    sight: /says that it has .* pixels/,
  },
  { path: 'pictures/short.bmp', content: bmpOf(9_000, 9_000), sight: /9,000 × 9,000 px, BMP/ },
  {
    path: 'pictures/moves.webp',
    content: Buffer.concat([
      Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8X', 'latin1'),
      Buffer.alloc(30, 0xff),
    ]),
    sight: /says that it has .* pixels/,
  },
]
