import { decoderOf, type Encoding, encodingOf } from './encoding.ts'

/**
 * Turns a text of any encoding that has a mark into UTF-8, chunk by chunk. UTF-8 passes as it is, invalid bytes
 * included; what UTF-16 cannot mean becomes U+FFFD.
 */
export async function* toUtf8(
  chunks: AsyncIterable<Uint8Array>,
  onEncoding: (encoding: Encoding) => void,
): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null = null
  const encoder = new TextEncoder()
  let beginning: Uint8Array | null = new Uint8Array()
  for await (const chunk of chunks) {
    let piece = chunk
    if (beginning) {
      piece = join(beginning, chunk)
      // A mark has up to three bytes, and a chunk may have one.
      if (piece.length < 3) {
        beginning = piece
        continue
      }
      beginning = null
      const { encoding, length } = encodingOf(piece)
      onEncoding(encoding)
      if (encoding !== 'UTF-8') decoder = decoderOf(encoding)
      piece = piece.subarray(length)
    }
    yield decoder ? encoder.encode(decoder.decode(piece, { stream: true })) : piece
  }
  if (beginning) {
    const { encoding, length } = encodingOf(beginning)
    onEncoding(encoding)
    yield beginning.subarray(length)
  }
  if (decoder) yield encoder.encode(decoder.decode())
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
