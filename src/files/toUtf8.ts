export type Encoding = 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE'

const UTF16 = { 'UTF-16 LE': 'utf-16le', 'UTF-16 BE': 'utf-16be' }

/** What the mark at a file's beginning says; UTF-8 where there is none. `length` is the mark's, in bytes. */
function encodingOf(beginning: Uint8Array): { encoding: Encoding; length: number } {
  const [first, second, third] = beginning
  if (first === 0xff && second === 0xfe) return { encoding: 'UTF-16 LE', length: 2 }
  if (first === 0xfe && second === 0xff) return { encoding: 'UTF-16 BE', length: 2 }
  const marked = first === 0xef && second === 0xbb && third === 0xbf
  return { encoding: 'UTF-8', length: marked ? 3 : 0 }
}

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
      if (encoding !== 'UTF-8') decoder = new TextDecoder(UTF16[encoding])
      piece = piece.subarray(length)
    }
    yield decoder ? encoder.encode(decoder.decode(piece, { stream: true })) : piece
  }
  if (beginning) yield beginning
  if (decoder) yield encoder.encode(decoder.decode())
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
