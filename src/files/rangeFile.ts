import { ByteStore } from './ByteStore.ts'
import { FileProblem } from './FileProblem.ts'
import { ask } from './readChunks.ts'

/** A file of which parts can be had. */
export type RangeFile = {
  byteLength: number
  slice: (start: number, end?: number) => Promise<ArrayBuffer>
  /** Bytes that were fetched so far. */
  fetched: () => number
}

/** The end of a file is asked for first, since formats with an index have it there; in bytes. */
const TAIL = 1 << 16

/**
 * Opens a file of which a server sends the parts that are asked for. From a server that sends files only whole, it is read
 * whole, up to a limit; beyond that it throws.
 */
export async function openRangeFile(
  url: string,
  limitBytes: number,
  signal: AbortSignal,
): Promise<RangeFile> {
  const answer = await ask(url, { range: `bytes=-${TAIL}` }, signal)
  const [, total] = /\/(\d+)$/.exec(answer.headers.get('content-range') ?? '') ?? []
  if (answer.status !== 206 || total === undefined) {
    return wholeFile(await readWhole(answer, limitBytes))
  }
  const byteLength = Number(total)
  const tail = await answer.arrayBuffer()
  const tailStart = byteLength - tail.byteLength
  let fetched = tail.byteLength
  return {
    byteLength,
    fetched: () => fetched,
    async slice(start, end = byteLength) {
      checkRange(start, end, byteLength)
      if (start >= tailStart) return tail.slice(start - tailStart, end - tailStart)
      const part = await ask(url, { range: `bytes=${start}-${end - 1}` }, signal)
      const bytes = await part.arrayBuffer()
      if (part.status !== 206 || bytes.byteLength !== end - start) {
        throw new Error('The file has changed while it was read.')
      }
      fetched += bytes.byteLength
      return bytes
    },
  }
}

/** A file that is in memory. */
export function wholeFile(bytes: Uint8Array<ArrayBuffer>): RangeFile {
  const { buffer, byteOffset, byteLength } = bytes
  return {
    byteLength,
    fetched: () => byteLength,
    slice: async (start, end = byteLength) => {
      checkRange(start, end, byteLength)
      return buffer.slice(byteOffset + start, byteOffset + end)
    },
  }
}

/** A file that is damaged may tell of parts that it does not have. */
function checkRange(start: number, end: number, byteLength: number) {
  if (start < 0 || end < start || end > byteLength) {
    throw new FileProblem('a part of it would lie outside of the file')
  }
}

async function readWhole({ body }: Response, limitBytes: number) {
  const store = new ByteStore(0, limitBytes)
  const reader = body?.getReader()
  for (;;) {
    const chunk = await reader?.read()
    if (!chunk?.value) return store.slice(0, store.length)
    if (store.append(chunk.value) < chunk.value.length) {
      await reader?.cancel()
      throw new Error(
        `The server sends the file only whole, and it has more than ${limitBytes / 1e6} MB.`,
      )
    }
  }
}
