import { ByteStore } from './ByteStore.ts'
import { csvSyntax } from './cellSyntax.ts'
import { CsvScanner } from './CsvScanner.ts'
import { guessDelimiter } from './guessDelimiter.ts'
import { type ScannedNumber, scanNumber } from './scanNumber.ts'
import { SpanColumn } from './SpanColumn.ts'
import type { Table } from './table.ts'
import { TABLE_LIMITS } from './table.ts'

/** The delimiter and the line breaks are judged by so many bytes. */
const SAMPLE = 1 << 16

const TAB = 9
const LF = 10
const CR = 13

type Options = {
  format: 'csv' | 'tsv'
  expectedBytes: number
  limits?: Partial<typeof TABLE_LIMITS>
}

/**
 * Reads delimited text, piece by piece, into a table. Tabs where the file is named so, else the delimiter that the text
 * itself suggests. The first row is a header unless it has a number in it; rows may be of different lengths.
 */
export class CsvReader {
  readonly #limits: typeof TABLE_LIMITS
  readonly #store: ByteStore
  readonly #format: 'csv' | 'tsv'
  #scanner: CsvScanner | null = null
  #columns: SpanColumn[] = []
  #rows = 0
  #cells = 0
  /** Of the row that is being read: where its cells begin and end. */
  #spans: number[] = []
  #isFirst = true
  #widest = 0
  /** Cells that every row should have; those of the first one. */
  #width = 0
  #unevenRows = 0
  #firstUneven = ''
  #problems: string[] = []
  #isCut = false

  constructor({ format, expectedBytes, limits }: Options) {
    this.#format = format
    this.#limits = { ...TABLE_LIMITS, ...limits }
    this.#store = new ByteStore(expectedBytes, this.#limits.bytes)
  }

  /** Whether a limit is reached, so that what follows is left out. */
  get isCut(): boolean {
    return this.#isCut
  }

  /** Bytes that were looked into. */
  get bytes(): number {
    return this.#store.length
  }

  get table(): Table {
    const problems =
      this.#unevenRows > 0 ? [...this.#problems, this.#describeUneven()] : this.#problems
    return {
      rows: this.#rows,
      columns: this.#columns,
      totalRows: null,
      totalColumns: this.#widest > this.#columns.length ? this.#widest : null,
      problems,
    }
  }

  /** Takes more of the text, in UTF-8. */
  append(chunk: Uint8Array) {
    if (this.#isCut) return
    const kept = this.#store.append(chunk)
    if (this.#scanner || this.#store.length >= SAMPLE) this.#scan(false)
    if (kept < chunk.length) this.#isCut = true
  }

  /** Nothing more will come. */
  finish() {
    this.#scan(true)
    if (this.#isCut) return
    const scanner = this.#scanner
    if (scanner?.isInQuotes) {
      this.#problems.push(`a quote that opens in ${this.#lineOf(scanner.openCell)} is never closed`)
    }
    scanner?.finish(this.#store.length)
  }

  #scan(isWhole: boolean) {
    const { bytes, length } = this.#store
    this.#scanner ??= this.#begin(isWhole)
    this.#scanner.scan(bytes, length, () => this.#isCut)
  }

  #begin(isWhole: boolean): CsvScanner {
    const { bytes, length } = this.#store
    const lineBreak =
      !bytes.subarray(0, length).includes(LF) && bytes.subarray(0, length).includes(CR)
        ? 'CR'
        : 'LF'
    const delimiter =
      this.#format === 'tsv' ? TAB : guessDelimiter(bytes, length, lineBreak, isWhole)
    return new CsvScanner(delimiter, lineBreak, {
      cell: (start, end) => this.#spans.push(start, end),
      row: () => this.#endRow(),
      afterQuote: (at) => {
        if (this.#problems.length === 0) {
          this.#problems.push(`something follows a closing quote in ${this.#lineOf(at)}`)
        }
      },
    })
  }

  #endRow() {
    const spans = this.#spans
    this.#spans = []
    const width = spans.length / 2
    if (width === 1 && this.#isBlank(spans[0] ?? 0, spans[1] ?? 0)) return
    this.#widest = Math.max(this.#widest, width)
    if (this.#isFirst) {
      this.#isFirst = false
      this.#width = width
      if (this.#isHeader(spans)) {
        for (let i = 0; i < width; i++) this.#addColumn(this.#textOf(spans, i))
        return
      }
    }
    if (this.#rows >= this.#limits.rows || this.#cells >= this.#limits.cells) {
      this.#isCut = true
      return
    }
    if (width !== this.#width) {
      this.#unevenRows++
      if (this.#unevenRows === 1) this.#firstUneven = this.#lineOf(spans[0] ?? 0)
    }
    while (this.#columns.length < Math.min(width, this.#limits.columns)) this.#addColumn('')
    const row = this.#rows++
    for (let i = 0; i < width && i < this.#columns.length; i++) {
      this.#columns[i]?.add(row, spans[2 * i] ?? 0, spans[2 * i + 1] ?? 0)
    }
    this.#cells += width
  }

  #addColumn(name: string) {
    if (this.#columns.length >= this.#limits.columns) return
    this.#columns.push(new SpanColumn(name, this.#store, csvSyntax, this.#rows))
  }

  #isHeader(spans: readonly number[]): boolean {
    const number: ScannedNumber = { value: 0, decimals: 0, hasPercent: false }
    for (let i = 0; i < spans.length; i += 2) {
      if (scanNumber(this.#store.bytes, spans[i] ?? 0, spans[i + 1] ?? 0, number)) return false
    }
    return true
  }

  #textOf(spans: readonly number[], i: number): string {
    return csvSyntax.decode(this.#store.bytes, spans[2 * i] ?? 0, spans[2 * i + 1] ?? 0) ?? ''
  }

  #isBlank(start: number, end: number): boolean {
    for (let at = start; at < end; at++) {
      const byte = this.#store.bytes[at]
      if (byte !== 32 && byte !== TAB && byte !== CR) return false
    }
    return true
  }

  #describeUneven(): string {
    const count = this.#unevenRows.toLocaleString('en')
    const rows = this.#unevenRows === 1 ? 'row has' : 'rows have'
    return `${count} ${rows} more or fewer cells than the ${this.#width} of the first, beginning with ${this.#firstUneven}`
  }

  #lineOf(offset: number): string {
    let line = 1
    let at = this.#store.bytes.indexOf(LF)
    while (at >= 0 && at < offset) {
      line++
      at = this.#store.bytes.indexOf(LF, at + 1)
    }
    return `line ${line.toLocaleString('en')}`
  }
}
