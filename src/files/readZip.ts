import type { ByteSource } from './ByteSource.ts'
import { FileProblem } from './FileProblem.ts'
import { unpackSome } from './inflate.ts'
import { viewOf } from './viewOf.ts'

/** One file or folder in an archive, as the archive's own list has it. */
export type ZipEntry = {
  name: string
  isFolder: boolean
  /** What it would unpack to. */
  bytes: number
  packedBytes: number
  /** 0 is stored as it is, 8 is deflated. */
  method: number
  encrypted: boolean
  /** Where its local header stands in the file. */
  headerAt: number
}

export type ZipListing = {
  /** In the archive's order, at most as many as were asked for. */
  entries: ZipEntry[]
  /** How many the archive says that it has. */
  count: number
}

const END_BYTES = 22
/** The record of the end may have a comment of this length behind it. */
const LONGEST_COMMENT = 65_535
const LOCATOR_BYTES = 20
/** A list longer than this is read in part. */
const MOST_LIST_BYTES = 4_000_000

const SIGNATURES = { local: 0x04034b50, listed: 0x02014b50, end: 0x06054b50, locator: 0x07064b50 }
const SIGNATURE_END_64 = 0x06064b50

/**
 * Reads the list at the end of a ZIP file (PKWARE's APPNOTE 4.3.12 to 4.3.16), and nothing of what is packed. Throws
 * `FileProblem`.
 */
export async function readZip(source: ByteSource, mostEntries: number): Promise<ZipListing> {
  const { count, listAt, listBytes, shift } = await readEnd(source)
  const start = listAt + shift
  const list = await source.read(start, start + Math.min(listBytes, MOST_LIST_BYTES))
  const view = viewOf(list)
  const entries: ZipEntry[] = []
  for (let at = 0; at + 46 <= list.length && entries.length < mostEntries;) {
    if (view.getUint32(at, true) !== SIGNATURES.listed) {
      throw new FileProblem(`The list of its files is damaged after ${entries.length} of them`)
    }
    const nameBytes = view.getUint16(at + 28, true)
    const extraBytes = view.getUint16(at + 30, true)
    const end = at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true)
    if (end > list.length) break
    const name = decodeName(list.subarray(at + 46, at + 46 + nameBytes))
    const sizes = readSizes(list.subarray(at, at + 46 + nameBytes + extraBytes), 46 + nameBytes)
    entries.push({
      name,
      isFolder: name.endsWith('/'),
      ...sizes,
      headerAt: sizes.headerAt + shift,
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
    })
    at = end
  }
  return { entries, count }
}

type End = { count: number; listAt: number; listBytes: number; shift: number }

async function readEnd(source: ByteSource): Promise<End> {
  const tailAt = Math.max(0, source.size - END_BYTES - LONGEST_COMMENT - LOCATOR_BYTES)
  const tail = await source.read(tailAt, source.size)
  const view = viewOf(tail)
  let at = tail.length - END_BYTES
  // A comment must reach to the end of the file; without that, any bytes in it could pass for a record.
  const isEnd = () =>
    view.getUint32(at, true) === SIGNATURES.end &&
    view.getUint16(at + 20, true) === tail.length - at - END_BYTES
  while (at >= 0 && !isEnd()) at--
  if (at < 0) throw new FileProblem('It has no list of files, as a ZIP file has at its end')

  const end = {
    count: view.getUint16(at + 10, true),
    listBytes: view.getUint32(at + 12, true),
    listAt: view.getUint32(at + 16, true),
  }
  const locator = at - LOCATOR_BYTES
  if (locator >= 0 && view.getUint32(locator, true) === SIGNATURES.locator) {
    return readEnd64(source, uint64(view, locator + 8))
  }
  // Something may stand before the archive, from where its places count.
  const shift = tailAt + at - end.listBytes - end.listAt
  if (shift < 0) throw new FileProblem('The list of its files lies outside of the file')
  return { ...end, shift }
}

async function readEnd64(source: ByteSource, at: number): Promise<End> {
  const record = await source.read(at, at + 56)
  const view = viewOf(record)
  if (record.length < 56 || view.getUint32(0, true) !== SIGNATURE_END_64) {
    throw new FileProblem('The list of its files is damaged')
  }
  const [listBytes, listAt] = [uint64(view, 40), uint64(view, 48)]
  if (listAt + listBytes > source.size) {
    throw new FileProblem('The list of its files lies outside of the file')
  }
  return { count: uint64(view, 32), listBytes, listAt, shift: 0 }
}

/** Sizes beyond 4 GB stand in an extra field, in this order, where the usual place holds all ones. */
function readSizes(entry: Uint8Array, extraAt: number) {
  const view = viewOf(entry)
  const sizes = [24, 20, 42].map((at) => view.getUint32(at, true))
  for (let at = extraAt; at + 4 <= entry.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let from = at + 4
    for (const [i, size] of sizes.entries()) {
      if (size !== 0xffffffff || from + 8 > entry.length) continue
      sizes[i] = uint64(view, from)
      from += 8
    }
  }
  const [bytes = 0, packedBytes = 0, headerAt = 0] = sizes
  return { bytes, packedBytes, headerAt }
}

const uint64 = (view: DataView, at: number) => Number(view.getBigUint64(at, true))

/** UTF-8, whether or not it is marked so; else every byte is a character. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/**
 * Unpacks one file of an archive, and no more than `limit` bytes of it, whatever the list says. Throws `FileProblem`.
 */
export async function readZipEntry(
  source: ByteSource,
  entry: ZipEntry,
  limit: number,
): Promise<{ bytes: Uint8Array; complete: boolean }> {
  if (entry.encrypted) throw new FileProblem('It is encrypted')
  const header = await source.read(entry.headerAt, entry.headerAt + 30)
  const view = viewOf(header)
  if (header.length < 30 || view.getUint32(0, true) !== SIGNATURES.local) {
    throw new FileProblem('It is not where the list of files says')
  }
  const start = entry.headerAt + 30 + view.getUint16(26, true) + view.getUint16(28, true)
  // What cannot be packed may be a little longer packed.
  const wanted = Math.min(entry.packedBytes, limit + limit / 100 + 1_000)
  const packed = await source.read(start, start + Math.ceil(wanted))
  if (entry.method === 0) {
    return { bytes: packed.subarray(0, limit), complete: packed.length <= limit }
  }
  if (entry.method !== 8) throw new FileProblem(`It is packed by method ${entry.method}`)
  const extent = packed.length < entry.packedBytes ? 'beginning' : 'whole'
  return unpackSome(packed, 'deflate', limit, extent)
}
