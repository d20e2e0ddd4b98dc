import { textOf } from '#files/encoding.ts'
import { countUnfolded } from '#files/countUnfolded.ts'
import { endsEarly } from '#files/endsEarly.ts'
import { fileType, looksLikeText } from '#files/fileType.ts'
import { type ImageHeader, readImageHeader } from '#files/imageHeader.ts'
import { readSvgSize } from '#files/readSvgSize.ts'

export type Picture =
  | ({
      kind: 'raster'
      bytes: Uint8Array<ArrayBuffer>
      /** Whether the file ends before the picture does; browsers draw it as far as it goes. */
      isCut: boolean
    } & ImageHeader)
  | { kind: 'vector'; bytes: Uint8Array<ArrayBuffer>; format: 'SVG'; width: number; height: number }
  /** Why it is not shown. */
  | { kind: 'refused'; sentence: string }

/** A browser needs four bytes for each pixel: 400 MB for these. */
const MOST_PIXELS = 100_000_000

/** Of an SVG. With ten million of them in frames of their own, the page around them now and then did not react for half a minute. */
const MOST_ELEMENTS = 1_000_000

/** What a file is as a picture, by its first bytes: nothing of it is decoded. */
export function readPicture(bytes: Uint8Array<ArrayBuffer>): Picture {
  const header = readImageHeader(bytes)
  if (header) {
    const { width, height } = header
    const size = `${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels`
    if (width * height > MOST_PIXELS) {
      return refused(
        `This picture says that it has ${size}; up to ${MOST_PIXELS / 1e6} million are drawn here`,
      )
    }
    if (width === 0 || height === 0) return refused(`This picture is damaged: it has ${size}`)
    return { kind: 'raster', bytes, isCut: endsEarly(bytes, header.format), ...header }
  }
  if (looksLikeText(bytes)) {
    const text = textOf(bytes)
    const size = readSvgSize(text)
    if (size && countUnfolded(text, MOST_ELEMENTS) >= MOST_ELEMENTS) {
      return refused(
        `This SVG comes to ${MOST_ELEMENTS / 1e6} million elements or more, repeated parts included, which can hold up the whole browser`,
      )
    }
    if (size) return { kind: 'vector', bytes, format: 'SVG', ...size }
    return refused('This file is not what its name says: it is text, and no picture')
  }
  const type = fileType(bytes)
  return refused(
    type === null
      ? 'This file is damaged, or no picture'
      : `This file begins as ${type}, but it is damaged, or not one that browsers draw`,
  )
}

const refused = (reason: string): Picture => ({
  kind: 'refused',
  sentence: `${reason}. It can be downloaded.`,
})
