import type { ByteStore } from './ByteStore.ts'
import type { LineIndex } from './LineIndex.ts'

/** What is searched for in a text; a regular expression sees one line at a time. */
export type LineQuery = { text: string; kind: 'words' | 'expression'; matchCase: boolean }

/** A match: its line, and its first character and length there, in UTF-16 units. */
export type LineMatch = { line: number; start: number; length: number }

/** More matches are not kept, nor counted. */
const MOST_MATCHES = 1_000_000

/** About so much is decoded at once, in bytes. */
const BLOCK = 1 << 18

const BREAK = /\r\n|\n|\r/

const escape = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)

/** The expression that finds what is asked for. Throws a SyntaxError that says what is wrong with one that was typed. */
export function expressionOf({ text, kind, matchCase }: LineQuery): RegExp {
  const flags = matchCase ? 'g' : 'gi'
  // Of what people type, much is forbidden under the flag for Unicode, such as `\-`.
  return kind === 'words' ? new RegExp(escape(text), `${flags}u`) : new RegExp(text, flags)
}

/** The matches within one line, in its own order; empty ones are none. */
export function matchesIn(line: string, expression: RegExp): [start: number, length: number][] {
  const matches: [number, number][] = []
  for (const { 0: found, index } of line.matchAll(expression)) {
    if (found !== '') matches.push([index, found.length])
  }
  return matches
}

/** Finds all matches in a text that may still grow, a piece at a time. */
export class LineFinder {
  readonly expression: RegExp
  readonly #store: ByteStore
  readonly #index: LineIndex
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  #lines = new Uint32Array(1024)
  #places = new Uint32Array(2048)
  #nextLine = 0
  #nextStart = 0
  count = 0

  constructor(query: LineQuery, store: ByteStore, index: LineIndex) {
    this.expression = expressionOf(query)
    this.#store = store
    this.#index = index
  }

  /** Whether there are more matches than are kept. */
  get isFull(): boolean {
    return this.count >= MOST_MATCHES
  }

  /** Whether every line that is known to its end was looked into. */
  get isUpToDate(): boolean {
    return this.isFull || this.#nextLine >= this.#index.settled
  }

  /** Looks into the next lines, some hundred kilobytes of them. */
  advance() {
    const from = this.#nextStart
    const firstLine = this.#nextLine
    let at = from
    let line = firstLine
    while (line < this.#index.settled && (at === from || at - from < BLOCK)) {
      at = this.#index.nextStart(at)
      line++
    }
    const texts = this.#decoder.decode(this.#store.slice(from, at)).split(BREAK)
    for (let i = 0; i < line - firstLine && !this.isFull; i++) {
      for (const [start, length] of matchesIn(texts[i] ?? '', this.expression)) {
        if (!this.isFull) this.#keep(firstLine + i, start, length)
      }
    }
    this.#nextLine = line
    this.#nextStart = at
  }

  /** The match of a number, counted from 0. */
  match(at: number): LineMatch | null {
    if (at < 0 || at >= this.count) return null
    const line = this.#lines[at] ?? 0
    return { line, start: this.#places[2 * at] ?? 0, length: this.#places[2 * at + 1] ?? 0 }
  }

  /** The number of the first match in a line or below it; `count` where there is none. */
  firstFrom(line: number): number {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#lines[middle] ?? 0) < line) low = middle + 1
      else high = middle
    }
    return low
  }

  has(line: number): boolean {
    return this.match(this.firstFrom(line))?.line === line
  }

  #keep(line: number, start: number, length: number) {
    if (this.count === this.#lines.length) {
      this.#lines = grown(this.#lines)
      this.#places = grown(this.#places)
    }
    this.#lines[this.count] = line
    this.#places[2 * this.count] = start
    this.#places[2 * this.count + 1] = length
    this.count++
  }
}

function grown(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(list.length * 2)
  larger.set(list)
  return larger
}
