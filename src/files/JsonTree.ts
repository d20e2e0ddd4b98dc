import type { ByteStore } from './ByteStore.ts'
import { unquoteJson } from './cellSyntax.ts'
import { includesIgnoringCase } from './includesIgnoringCase.ts'
import type { JsonEvents } from './JsonScanner.ts'
import type { Needle } from './table.ts'
import { isContainer, type NodeKind, type Tree } from './tree.ts'
import { Uint32List } from './Uint32List.ts'

/** Where nothing is; no file is so long. */
const NONE = 0xffff_ffff

const QUOTE = 34
const BACKSLASH = 92

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** A tree that keeps of each value where it is in the file: 28 bytes, however long it is. Give its `events` to a scanner. */
export class JsonTree implements Tree {
  readonly #store: ByteStore
  readonly #starts = new Uint32List()
  readonly #ends = new Uint32List()
  readonly #keys = new Uint32List()
  readonly #parents = new Uint32List()
  readonly #nexts = new Uint32List()
  readonly #children = new Uint32List()
  readonly #positions = new Uint32List()
  #open = NONE

  constructor(store: ByteStore) {
    this.#store = store
  }

  readonly events: JsonEvents = {
    open: (_kind, start, keyStart) => {
      this.#open = this.#add(start, start, keyStart)
    },
    value: (start, end, keyStart) => {
      const node = this.#add(start, end, keyStart)
      this.#nexts.set(node, node + 1)
    },
    close: (end) => this.#close(end),
  }

  /** Ends what is still open, where the text broke off. */
  finish() {
    while (this.#open !== NONE) this.#close(this.#store.length)
  }

  get count(): number {
    return this.#starts.length
  }

  kind(node: number): NodeKind {
    switch (this.#store.bytes[this.#starts.at(node)] ?? 0) {
      case 123:
        return 'object'
      case 91:
        return 'array'
      case QUOTE:
        return 'string'
      default:
        return 'literal'
    }
  }

  parent(node: number): number {
    const parent = this.#parents.at(node)
    return parent === NONE ? -1 : parent
  }

  next(node: number): number {
    return this.#nexts.at(node)
  }

  children(node: number): number {
    return this.#children.at(node)
  }

  position(node: number): number {
    return this.#positions.at(node)
  }

  key(node: number): string | null {
    const start = this.#keys.at(node)
    if (start === NONE) return null
    return unquoteJson(this.#decode(start, this.#keyEnd(start)))
  }

  text(node: number, limit: number): string {
    const start = this.#starts.at(node)
    // A character has at most four bytes.
    const text = this.#decode(start, Math.min(this.#ends.at(node), start + limit * 4))
    return text.length > limit ? text.slice(0, limit) : text
  }

  note(): null {
    return null
  }

  includes(node: number, needle: Needle): boolean {
    const key = this.#keys.at(node)
    if (key !== NONE && this.#contains(key, this.#keyEnd(key), needle)) return true
    if (isContainer(this.kind(node))) return false
    return this.#contains(this.#starts.at(node), this.#ends.at(node), needle)
  }

  #contains(start: number, end: number, needle: Needle): boolean {
    const { bytes } = this.#store
    const isString = bytes[start] === QUOTE
    const from = isString ? start + 1 : start
    const to = isString ? end - 1 : end
    if (needle.ascii && !bytes.subarray(from, to).includes(BACKSLASH)) {
      return includesIgnoringCase(bytes, from, to, needle.ascii)
    }
    const source = this.#decode(start, end)
    return (isString ? unquoteJson(source) : source).toLowerCase().includes(needle.text)
  }

  #keyEnd(start: number): number {
    const { bytes } = this.#store
    let at = start + 1
    while (bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
    return at + 1
  }

  #add(start: number, end: number, keyStart: number): number {
    const node = this.count
    this.#starts.push(start)
    this.#ends.push(end)
    this.#keys.push(keyStart < 0 ? NONE : keyStart)
    this.#parents.push(this.#open)
    this.#nexts.push(node + 1)
    this.#children.push(0)
    const place = this.#open === NONE ? 0 : this.#children.at(this.#open)
    this.#positions.push(place)
    if (this.#open !== NONE) this.#children.set(this.#open, place + 1)
    return node
  }

  #close(end: number) {
    const node = this.#open
    this.#ends.set(node, end)
    this.#nexts.set(node, this.count)
    this.#open = this.#parents.at(node)
  }

  #decode(start: number, end: number): string {
    return decoder.decode(this.#store.slice(start, end))
  }
}
