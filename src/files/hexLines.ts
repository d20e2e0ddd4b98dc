export type HexLine = { offset: string; hex: string; text: string }

const PER_LINE = 16

/** Bytes as a programmer reads them: sixteen a line, in hexadecimal and as ASCII. */
export function hexLines(bytes: Uint8Array): HexLine[] {
  return Array.from({ length: Math.ceil(bytes.length / PER_LINE) }, (_, line) => {
    const piece = [...bytes.subarray(line * PER_LINE, (line + 1) * PER_LINE)]
    return {
      offset: (line * PER_LINE).toString(16).padStart(8, '0'),
      hex: piece.map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
      text: piece
        .map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·'))
        .join(''),
    }
  })
}
