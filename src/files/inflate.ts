import { Gunzip, Inflate } from 'fflate'
import { FileProblem } from './FileProblem.ts'

/** So much packed data is unpacked at once: even the densest makes no more than 4 MB of it. */
const PIECE = 4_096

/** `gzip` with its header, `deflate` without any, as in a ZIP file. */
type Packing = 'gzip' | 'deflate'

/** Takes packed bytes in pieces, and gives what they unpack to. Throws `FileProblem` where they are damaged. */
export function unpacker(packing: Packing) {
  let out: Uint8Array[] = []
  const keep = (piece: Uint8Array) => {
    if (piece.length > 0) out.push(piece)
  }
  const stream = packing === 'gzip' ? new Gunzip(keep) : new Inflate(keep)
  return {
    /** Yields as it goes, so that whoever has enough need not unpack the rest. */
    *push(packed: Uint8Array, last: boolean): Generator<Uint8Array> {
      // An end must be told even where nothing comes with it.
      const length = last ? Math.max(packed.length, 1) : packed.length
      for (let at = 0; at < length; at += PIECE) {
        try {
          stream.push(packed.subarray(at, at + PIECE), last && at + PIECE >= packed.length)
        } catch {
          throw new FileProblem('Its packed data is damaged')
        }
        const unpacked = out
        out = []
        yield* unpacked
      }
    },
  }
}

/** Unpacks at most `limit` bytes. `extent` says whether `packed` is all that there is; `complete`, whether all came out. */
export function unpackSome(
  packed: Uint8Array,
  packing: Packing,
  limit: number,
  extent: 'whole' | 'beginning' = 'whole',
): { bytes: Uint8Array; complete: boolean } {
  const pieces: Uint8Array[] = []
  let length = 0
  for (const piece of unpacker(packing).push(packed, extent === 'whole')) {
    pieces.push(piece)
    length += piece.length
    if (length > limit) return { bytes: joined(pieces, length).subarray(0, limit), complete: false }
  }
  return { bytes: joined(pieces, length), complete: extent === 'whole' }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
