import type { ByteStore } from './ByteStore.ts'
import type { CellSyntax } from './cellSyntax.ts'
import { cellValue, ColumnTally } from './ColumnTally.ts'
import { includesIgnoringCase } from './includesIgnoringCase.ts'
import type { ColumnKind, Needle, NumberFacts, TableColumn, TextOrder } from './table.ts'
import { Uint32List } from './Uint32List.ts'

/** The place of a cell that a row does not have. */
const NONE = 0xffff_ffff

/** Cells whose length tells how wide the column should be. */
const WIDTH_SAMPLE = 1_000

/** So many bytes make a number that a double holds exactly. */
const KEY_BYTES = 6

/** A column that keeps of each cell where its text is in the file: eight bytes, however long it is. */
export class SpanColumn implements TableColumn {
  name: string
  widest = 0
  readonly #store: ByteStore
  readonly #syntax: CellSyntax
  /** The row of the first cell; the column came up only there. */
  readonly #firstRow: number
  readonly #starts = new Uint32List()
  readonly #ends = new Uint32List()
  readonly #tally = new ColumnTally()
  #hasEscapes = false

  constructor(name: string, store: ByteStore, syntax: CellSyntax, firstRow: number) {
    this.name = name
    this.#store = store
    this.#syntax = syntax
    this.#firstRow = firstRow
  }

  get kind(): ColumnKind {
    return this.#tally.kind
  }

  get numbers(): NumberFacts | null {
    return this.#tally.numbers
  }

  /** Sets the cell of a row; rows come in order, and one that is left out has no cell. A second one of a row is left out. */
  add(row: number, start: number, end: number) {
    const place = row - this.#firstRow
    if (this.#starts.length > place) return
    while (this.#starts.length < place) this.#push(NONE, NONE)
    this.#push(start, end)
    const { bytes } = this.#store
    const isQuoted = this.#syntax.isQuoted(bytes, start, end)
    if (isQuoted) this.#hasEscapes ||= this.#syntax.hasEscapes(bytes, start, end)
    const quote = isQuoted ? 1 : 0
    this.#tally.add(bytes, start + quote, end - quote, isQuoted)
    if (place < WIDTH_SAMPLE) this.widest = Math.max(this.widest, end - start - 2 * quote)
  }

  text(row: number): string | null {
    const place = this.#placeOf(row)
    if (place < 0) return null
    return this.#syntax.decode(this.#store.bytes, this.#starts.at(place), this.#ends.at(place))
  }

  value(row: number): number {
    const place = this.#placeOf(row)
    if (place < 0) return NaN
    const [start, end] = this.#inside(place)
    return cellValue(this.#store.bytes, start, end, this.kind)
  }

  includes(row: number, needle: Needle): boolean {
    const place = this.#placeOf(row)
    if (place < 0) return false
    const [start, end] = this.#inside(place)
    if (!needle.ascii || this.#hasEscapes) {
      return (this.text(row) ?? '').toLowerCase().includes(needle.text)
    }
    return includesIgnoringCase(this.#store.bytes, start, end, needle.ascii)
  }

  textOrder(): TextOrder {
    if (this.#hasEscapes) return textOrderOf(remembered((row) => this.text(row)))
    const { bytes } = this.#store
    return {
      key: (row, depth) => {
        const place = this.#placeOf(row)
        if (place < 0) return NaN
        const [start, end] = this.#inside(place)
        if (start === end) return NaN
        const from = start + depth * KEY_BYTES
        let key = 0
        for (let at = from; at < from + KEY_BYTES; at++) {
          key = key * 256 + (at < end ? (bytes[at] ?? 0) : 0)
        }
        return key
      },
      goesOn: (row, depth) => {
        const [start, end] = this.#inside(this.#placeOf(row))
        return end - start > (depth + 1) * KEY_BYTES
      },
    }
  }

  /** A place of -1 is that of no cell. */
  #placeOf(row: number): number {
    const place = row - this.#firstRow
    return place >= 0 && place < this.#starts.length && this.#starts.at(place) !== NONE ? place : -1
  }

  #inside(place: number): [start: number, end: number] {
    const start = this.#starts.at(place)
    const end = this.#ends.at(place)
    return this.#syntax.isQuoted(this.#store.bytes, start, end)
      ? [start + 1, end - 1]
      : [start, end]
  }

  #push(start: number, end: number) {
    this.#starts.push(start)
    this.#ends.push(end)
  }
}

/** So many code units of 16 bits make a number that a double holds exactly. */
const KEY_UNITS = 3

/** The order of texts by their code units. */
export function textOrderOf(textOf: (row: number) => string | null): TextOrder {
  return {
    key: (row, depth) => {
      const text = textOf(row)
      if (text === null || text === '') return NaN
      let key = 0
      for (let at = depth * KEY_UNITS; at < (depth + 1) * KEY_UNITS; at++) {
        key = key * 65_536 + (at < text.length ? text.charCodeAt(at) : 0)
      }
      return key
    },
    goesOn: (row, depth) => (textOf(row) ?? '').length > (depth + 1) * KEY_UNITS,
  }
}

/** Remembers what was decoded, since a sort asks for the same texts over and over. */
function remembered(textOf: (row: number) => string | null) {
  const texts = new Map<number, string | null>()
  return (row: number) => {
    const known = texts.get(row)
    if (known !== undefined) return known
    const text = textOf(row)
    texts.set(row, text)
    return text
  }
}
