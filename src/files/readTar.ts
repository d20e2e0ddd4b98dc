import type { ByteSource } from './ByteSource.ts'
import { FileProblem } from './FileProblem.ts'
import { unpacker } from './inflate.ts'
import { latin1 } from './latin1.ts'

type TarEntry = {
  name: string
  kind: 'file' | 'folder' | 'link' | 'other'
  bytes: number
  /** Where a link leads. */
  target: string | null
}

export type TarListing = {
  entries: TarEntry[]
  /** Why the list may go on beyond what was read, in words that follow "after"; null where it is whole. */
  stoppedAfter: string | null
}

type Limits = {
  entries: number
  /** That are read: of an archive that is not packed only its headers are. */
  bytes: number
}

/** Bytes in order, from wherever they come. */
type Reader = {
  /** The next `length` bytes; fewer where the file ends. */
  take: (length: number) => Promise<Uint8Array>
  skip: (length: number) => Promise<void>
  /** How many bytes had to be read so far. */
  cost: () => number
}

const BLOCK = 512
/** Longer names than this are no names. */
const LONGEST_META = 1_000_000

/**
 * Lists a tar archive (POSIX pax, ustar, GNU), packed with gzip or not, from its headers. Throws `FileProblem` where it
 * is none.
 */
export async function readTar(
  source: ByteSource,
  packing: 'gzip' | 'none',
  limits: Limits,
): Promise<TarListing> {
  const reader = packing === 'gzip' ? gzipReader(source) : plainReader(source)
  const entries: TarEntry[] = []
  let meta: Meta = {}
  const stop = (stoppedAfter: string | null) => ({ entries, stoppedAfter })
  for (;;) {
    if (entries.length >= limits.entries) return stop(`${limits.entries} entries`)
    if (reader.cost() > limits.bytes) return stop(`${limits.bytes / 1e6} MB`)
    const header = await reader.take(BLOCK)
    if (header.length < BLOCK || header.every((byte) => byte === 0)) {
      if (entries.length > 0 || header.length === BLOCK) return stop(null)
      throw new FileProblem('It is no tar archive: it is shorter than one header')
    }
    if (!hasRightSum(header)) {
      if (entries.length > 0) return stop(`a damaged header behind ${entries.at(-1)?.name ?? ''}`)
      throw new FileProblem('It is no tar archive: its first header is damaged')
    }
    const bytes = Number(meta['size'] ?? readNumber(header, 124, 12))
    if (!Number.isSafeInteger(bytes) || bytes < 0) return stop('an impossible size')
    const type = textOf(header, 156, 1)
    const padded = Math.ceil(bytes / BLOCK) * BLOCK
    if (isMeta(type)) {
      if (bytes > LONGEST_META) return stop('an impossibly long name')
      const content = (await reader.take(padded)).subarray(0, bytes)
      Object.assign(meta, readMeta(type, content))
      continue
    }
    const prefix = textOf(header, 257, 5) === 'ustar' ? textOf(header, 345, 155) : ''
    const name = textOf(header, 0, 100)
    entries.push({
      name: meta['path'] ?? (prefix === '' ? name : `${prefix}/${name}`),
      kind: kindOf(type, name),
      bytes,
      target: meta['linkpath'] ?? (textOf(header, 157, 100) || null),
    })
    meta = {}
    // Links and folders have no content, whatever their size says.
    if (kindOf(type, name) === 'file') await reader.skip(padded)
  }
}

/** What stands in entries of its own before the entry that it is about. */
type Meta = Partial<Record<string, string>>

const isMeta = (type: string) => ['x', 'g', 'L', 'K'].includes(type)

function readMeta(type: string, content: Uint8Array): Meta {
  const text = new TextDecoder().decode(content)
  switch (type) {
    case 'L':
      return { path: text.replace(/\0.*$/s, '') }
    case 'K':
      return { linkpath: text.replace(/\0.*$/s, '') }
    case 'x':
      // Each line is `length key=value`; only whole lines of keys that are used count.
      return Object.fromEntries(
        [...text.matchAll(/^\d+ (path|linkpath|size)=(.*)$/gm)].map(([, key = '', value = '']) => [
          key,
          value,
        ]),
      )
    default:
      return {}
  }
}

function kindOf(type: string, name: string): TarEntry['kind'] {
  if (type === '5' || (isFile(type) && name.endsWith('/'))) return 'folder'
  if (type === '1' || type === '2') return 'link'
  return isFile(type) ? 'file' : 'other'
}

const isFile = (type: string) => type === '' || type === '0' || type === '7'

/** The text in a field, up to its NUL. */
const textOf = (header: Uint8Array, start: number, length: number) => {
  const field = header.subarray(start, start + length)
  const end = field.indexOf(0)
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end))
}

/** Octal digits, or, with the first bit set, GNU's binary form. */
function readNumber(header: Uint8Array, start: number, length: number): number {
  const field = header.subarray(start, start + length)
  if (((field[0] ?? 0) & 0x80) === 0) {
    return Number.parseInt(latin1(field).replaceAll('\0', ' ').trim() || '0', 8)
  }
  return field.reduce((total, byte, i) => total * 256 + (i === 0 ? byte & 0x7f : byte), 0)
}

/** The sum of a header's bytes, those of the sum itself taken as spaces. */
function hasRightSum(header: Uint8Array): boolean {
  let sum = 0
  for (const [i, byte] of header.entries()) sum += i >= 148 && i < 156 ? 32 : byte
  return sum === readNumber(header, 148, 8)
}

/** Reads ahead so far, since headers of small files stand close together. */
const WINDOW_BYTES = 65_536

function plainReader(source: ByteSource): Reader {
  let position = 0
  let cost = 0
  let window: { start: number; bytes: Uint8Array } = { start: 0, bytes: new Uint8Array() }
  return {
    cost: () => cost,
    skip: async (length) => {
      position += length
    },
    take: async (length) => {
      const end = window.start + window.bytes.length
      if (position < window.start || position + length > end) {
        const to = Math.min(position + Math.max(length, WINDOW_BYTES), source.size)
        const bytes = position < to ? await source.read(position, to) : new Uint8Array()
        window = { start: position, bytes }
        cost += bytes.length
      }
      const from = position - window.start
      position += length
      return window.bytes.subarray(from, from + length)
    },
  }
}

function gzipReader(source: ByteSource): Reader {
  const pieces = unpackedPieces(source)
  let position = 0
  let rest: Uint8Array = new Uint8Array()
  /** Hands over the next `length` bytes piece by piece. */
  const advance = async (length: number, onPiece: (piece: Uint8Array) => void) => {
    for (let left = length; left > 0;) {
      if (rest.length === 0) {
        const next: IteratorResult<Uint8Array, void> = await pieces.next()
        if (next.done) return
        rest = next.value
      }
      const piece = rest.subarray(0, left)
      rest = rest.subarray(piece.length)
      left -= piece.length
      position += piece.length
      onPiece(piece)
    }
  }
  return {
    cost: () => position,
    skip: (length) => advance(length, () => undefined),
    take: async (length) => {
      const bytes = new Uint8Array(length)
      let filled = 0
      await advance(length, (piece) => {
        bytes.set(piece, filled)
        filled += piece.length
      })
      return bytes.subarray(0, filled)
    },
  }
}

/** So much is unpacked before the browser gets time for something else. */
const PAUSE_BYTES = 2_000_000

async function* unpackedPieces(source: ByteSource): AsyncGenerator<Uint8Array, void> {
  const gzip = unpacker('gzip')
  let sincePause = 0
  for (let at = 0; at < source.size; at += WINDOW_BYTES) {
    const end = Math.min(at + WINDOW_BYTES, source.size)
    for (const piece of gzip.push(await source.read(at, end), end === source.size)) {
      yield piece
      sincePause += piece.length
      if (sincePause < PAUSE_BYTES) continue
      sincePause = 0
      await new Promise((done) => setTimeout(done))
    }
  }
}
