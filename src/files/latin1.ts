/** Bytes as text, one character each, so that places in the text are places in the bytes. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  }
  return text
}

/** What a call takes as arguments in every browser. */
const PIECE = 8_192
