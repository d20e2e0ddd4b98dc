/** The encodings of texts that are read. */
export type Encoding = 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE'

const LABELS = { 'UTF-8': 'utf-8', 'UTF-16 LE': 'utf-16le', 'UTF-16 BE': 'utf-16be' }

/** What the mark at a file's beginning says; UTF-8 where there is none. `length` is the mark's, in bytes: three at most. */
export function encodingOf(beginning: Uint8Array): { encoding: Encoding; length: number } {
  const [first, second, third] = beginning
  if (first === 0xff && second === 0xfe) return { encoding: 'UTF-16 LE', length: 2 }
  if (first === 0xfe && second === 0xff) return { encoding: 'UTF-16 BE', length: 2 }
  const marked = first === 0xef && second === 0xbb && third === 0xbf
  return { encoding: 'UTF-8', length: marked ? 3 : 0 }
}

/** Takes a text's bytes once their mark is gone. With `fatal` it throws where they are not of the encoding. */
export const decoderOf = (encoding: Encoding, { fatal = false } = {}) =>
  new TextDecoder(LABELS[encoding], { ignoreBOM: true, fatal })

/** The text alone of what `decodeText` reads. */
export const textOf = (bytes: Uint8Array): string => decodeText(bytes).text

/** A text in the encoding that its mark says, without the mark; what cannot be decoded becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const { encoding, length } = encodingOf(bytes)
  return { text: decoderOf(encoding).decode(bytes.subarray(length)), encoding }
}
