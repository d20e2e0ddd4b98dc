import type { ByteStore } from './ByteStore.ts'

const LF = 10
const CR = 13

/** One line's beginning in so many is kept; the others are found from the one before. */
const STRIDE = 32

/**
 * Where the lines of a growing text begin. Lines end with LF, CR LF or CR, as any system ends them (and progress bars do),
 * and a break at the very end begins no line.
 */
export class LineIndex {
  readonly #store: ByteStore
  #starts = new Uint32Array(1024)
  /** Line breaks so far. */
  #breaks = 0
  #at = 0
  /** Where the line that has no end yet begins. */
  #lastStart = 0
  #complete = false

  constructor(store: ByteStore) {
    this.#store = store
  }

  /** Lines so far; until all bytes are there, the last of them may go on. */
  get count(): number {
    return this.#breaks + (this.#lastStart < this.#store.length ? 1 : 0)
  }

  /** Lines that are known to their end. */
  get settled(): number {
    return this.#complete ? this.count : this.#breaks
  }

  /** Looks into what was added since the last time; `complete` says that nothing more will come. */
  grow(complete: boolean) {
    const { bytes, length } = this.#store
    this.#complete = complete
    let at = this.#at
    for (; at < length; at++) {
      const byte = bytes[at]
      if (byte !== LF && byte !== CR) continue
      if (byte === CR) {
        // Whether a line feed belongs to it is not known yet.
        if (at + 1 === length && !complete) break
        if (bytes[at + 1] === LF && at + 1 < length) at++
      }
      this.#breaks++
      this.#lastStart = at + 1
      if (this.#breaks % STRIDE === 0) this.#keep(this.#breaks / STRIDE, at + 1)
    }
    this.#at = at
  }

  /** Where a line begins, in bytes. */
  start(line: number): number {
    const kept = Math.floor(line / STRIDE)
    let at = this.#starts[kept] ?? 0
    for (let i = kept * STRIDE; i < line; i++) at = this.nextStart(at)
    return at
  }

  /** Where the line that begins at `start` ends, its break left out. */
  end(start: number): number {
    const { bytes, length } = this.#store
    let at = start
    while (at < length && bytes[at] !== LF && bytes[at] !== CR) at++
    return at
  }

  /** Where the line after the one that begins at `start` begins. */
  nextStart(start: number): number {
    const { bytes, length } = this.#store
    const end = this.end(start)
    if (end >= length) return length
    return bytes[end] === CR && bytes[end + 1] === LF && end + 1 < length ? end + 2 : end + 1
  }

  /** The line that a byte is in. */
  lineAt(offset: number): number {
    let low = 0
    let high = Math.floor(this.#breaks / STRIDE)
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    let line = low * STRIDE
    for (let at = this.#starts[low] ?? 0; line < this.#breaks; line++) {
      at = this.nextStart(at)
      if (at > offset) break
    }
    return line
  }

  #keep(place: number, start: number) {
    if (place >= this.#starts.length) {
      const grown = new Uint32Array(this.#starts.length * 2)
      grown.set(this.#starts)
      this.#starts = grown
    }
    this.#starts[place] = start
  }
}
