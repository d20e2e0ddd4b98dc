/** Bytes that are read once and looked into often, in one piece that grows up to a limit. */
export class ByteStore {
  #bytes: Uint8Array<ArrayBuffer>
  readonly limit: number
  length = 0

  /** `expected` and `limit` are in bytes; the first is only a guess. */
  constructor(expected: number, limit: number) {
    this.limit = limit
    this.#bytes = new Uint8Array(Math.min(Math.max(expected, 1024), limit))
  }

  /** What is there so far, and room after it: only `length` bytes count. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes
  }

  /** Keeps as much of a chunk as the limit allows; returns how much of it that was. */
  append(chunk: Uint8Array): number {
    const kept = Math.min(chunk.length, this.limit - this.length)
    this.#reserve(this.length + kept)
    this.#bytes.set(kept === chunk.length ? chunk : chunk.subarray(0, kept), this.length)
    this.length += kept
    return kept
  }

  slice(from: number, to: number): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(from, to)
  }

  #reserve(needed: number) {
    if (needed <= this.#bytes.length) return
    const grown = new Uint8Array(Math.min(Math.max(needed, this.#bytes.length * 2), this.limit))
    grown.set(this.#bytes.subarray(0, this.length))
    this.#bytes = grown
  }
}
