import { type ParquetWriting } from './parquetText.ts'
import { textOrderOf } from './SpanColumn.ts'
import type { ColumnKind, Needle, NumberFacts, TableColumn, TextOrder } from './table.ts'

/** Cells whose text tells how wide the column should be, and with how many decimals it is written. */
const SAMPLE = 1_000

/** A column of a Parquet file, in the pieces that it was read in. */
export class ParquetColumn implements TableColumn {
  readonly name: string
  widest = 0
  readonly #writing: ParquetWriting
  readonly #chunks: { firstRow: number; values: ArrayLike<unknown> }[] = []
  /** The chunk that was looked into last: rows are mostly asked for in order. */
  #last = 0
  #sampled = 0
  #facts: NumberFacts = { largest: 0, smallest: Infinity, decimals: 0, hasPercent: false }

  constructor(name: string, writing: ParquetWriting) {
    this.name = name
    this.#writing = writing
  }

  get kind(): ColumnKind {
    return this.#writing.kind
  }

  get numbers(): NumberFacts | null {
    return this.kind === 'number' ? this.#facts : null
  }

  /** Pieces come in order. */
  add(firstRow: number, values: ArrayLike<unknown>) {
    this.#chunks.push({ firstRow, values })
    if (this.kind === 'number') this.#measure(values)
    for (let i = 0; i < values.length && this.#sampled < SAMPLE; i++, this.#sampled++) {
      const text = this.#writing.write(values[i]) ?? ''
      this.widest = Math.max(this.widest, text.length)
      const [, decimals = '', exponent = '0'] = /\.(\d+)(?:e([-+]\d+))?$/.exec(text) ?? []
      const written = Math.max(decimals.length - Number(exponent), 0)
      this.#facts.decimals = Math.max(this.#facts.decimals, written)
    }
  }

  text(row: number): string | null {
    return this.#writing.write(this.#at(row))
  }

  value(row: number): number {
    return this.#writing.order(this.#at(row))
  }

  includes(row: number, needle: Needle): boolean {
    return (this.text(row) ?? '').toLowerCase().includes(needle.text)
  }

  textOrder(): TextOrder {
    return textOrderOf((row) => this.text(row))
  }

  #at(row: number): unknown {
    let chunk = this.#chunks[this.#last]
    if (!chunk || row < chunk.firstRow || row >= chunk.firstRow + chunk.values.length) {
      this.#last = this.#chunks.findLastIndex(({ firstRow }) => firstRow <= row)
      chunk = this.#chunks[this.#last]
    }
    return chunk?.values[row - chunk.firstRow]
  }

  #measure(values: ArrayLike<unknown>) {
    const facts = this.#facts
    for (let i = 0; i < values.length; i++) {
      const size = Math.abs(this.#writing.order(values[i]))
      if (!Number.isFinite(size)) continue
      if (size > facts.largest) facts.largest = size
      if (size > 0 && size < facts.smallest) facts.smallest = size
    }
  }
}
