/** Rows of cells as JSON in one piece of memory, which goes from a worker to the page in no time, however many they are. */
export type PackedRows = {
  bytes: Uint8Array<ArrayBuffer>
  /** Where each row ends in `bytes`. */
  ends: Uint32Array<ArrayBuffer>
}

export function packRows(rows: readonly (readonly unknown[])[]): PackedRows {
  const encoder = new TextEncoder()
  const ends = new Uint32Array(rows.length)
  let bytes = new Uint8Array(1 << 16)
  let length = 0
  for (const [i, row] of rows.entries()) {
    const text = JSON.stringify(row)
    // UTF-8 takes at most three bytes for each unit of a text.
    const room = length + 3 * text.length
    if (room > bytes.length) {
      const larger = new Uint8Array(Math.max(room, 2 * bytes.length))
      larger.set(bytes.subarray(0, length))
      bytes = larger
    }
    length += encoder.encodeInto(text, bytes.subarray(length)).written
    ends[i] = length
  }
  return { bytes: bytes.slice(0, length), ends }
}

/** The cells of a row, counted from 0; those that the file leaves out are null. */
export function unpackRow({ bytes, ends }: PackedRows, row: number): readonly unknown[] {
  const start = row === 0 ? 0 : (ends[row - 1] ?? 0)
  const cells: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(start, ends[row])))
  return Array.isArray(cells) ? cells : []
}
