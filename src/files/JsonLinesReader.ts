import { ByteStore } from './ByteStore.ts'
import { jsonSyntax } from './cellSyntax.ts'
import { JsonProblem, JsonScanner } from './JsonScanner.ts'
import { NamesLeftOut } from './NamesLeftOut.ts'
import { SpanColumn } from './SpanColumn.ts'
import { type Table, TABLE_LIMITS } from './table.ts'

const LF = 10

/** The columns of what is no object, and of what is no JSON. */
const VALUE = 'value'
const BROKEN = 'not JSON'

type Options = { expectedBytes: number; limits?: Partial<typeof TABLE_LIMITS> }

/** Reads JSON lines, one record each, piece by piece. A line that is no JSON is kept as it is, in a column of its own. */
export class JsonLinesReader {
  readonly #limits: typeof TABLE_LIMITS
  readonly #store: ByteStore
  readonly #columns = new Map<string, SpanColumn>()
  readonly #leftOut = new NamesLeftOut()
  #at = 0
  #line = 0
  #rows = 0
  #cells = 0
  #broken = 0
  #firstBroken = ''
  #isCut = false

  constructor({ expectedBytes, limits }: Options) {
    this.#limits = { ...TABLE_LIMITS, ...limits }
    this.#store = new ByteStore(expectedBytes, this.#limits.bytes)
  }

  get isCut(): boolean {
    return this.#isCut
  }

  get bytes(): number {
    return this.#store.length
  }

  get table(): Table {
    const lines = `${this.#broken.toLocaleString('en')} ${this.#broken === 1 ? 'line is' : 'lines are'}`
    return {
      rows: this.#rows,
      columns: [...this.#columns.values()],
      totalRows: null,
      totalColumns: this.#leftOut.count > 0 ? this.#columns.size + this.#leftOut.count : null,
      problems: this.#broken > 0 ? [`${lines} not JSON, beginning with ${this.#firstBroken}`] : [],
    }
  }

  append(chunk: Uint8Array) {
    const kept = this.#store.append(chunk)
    const { bytes, length } = this.#store
    for (;;) {
      const end = this.#at + bytes.subarray(this.#at, length).indexOf(LF)
      if (end < this.#at || this.#isCut) break
      this.#readLine(this.#at, end)
      this.#at = end + 1
    }
    if (kept < chunk.length) this.#isCut = true
  }

  /** Nothing more will come. */
  finish() {
    if (!this.#isCut) this.#readLine(this.#at, this.#store.length)
  }

  #readLine(start: number, end: number) {
    this.#line++
    const { bytes } = this.#store
    let from = start
    while (from < end && ((bytes[from] ?? 0) === 32 || bytes[from] === 9 || bytes[from] === 13)) {
      from++
    }
    if (from === end) return
    if (this.#rows >= this.#limits.rows || this.#cells >= this.#limits.cells) {
      this.#isCut = true
      return
    }
    try {
      this.#readRecord(from, end)
    } catch (error) {
      if (!(error instanceof JsonProblem)) throw error
      this.#broken++
      if (this.#broken === 1) {
        const reason = error.message.replace('line 1,', `line ${this.#line.toLocaleString('en')},`)
        this.#firstBroken = `line ${this.#line.toLocaleString('en')}: ${reason}`
      }
      this.#add(BROKEN, from, end)
    }
    this.#rows++
  }

  /** Adds nothing before the whole line is known to be JSON. */
  #readRecord(from: number, to: number) {
    const { bytes } = this.#store
    const isObject = bytes[from] === 123
    const spans: number[] = []
    let depth = 0
    let opened: [number, number, number] = [0, 0, 0]
    const scanner = new JsonScanner(bytes, from, to, {
      open: (_kind, start, keyStart, keyEnd) => {
        if (depth === 1) opened = [start, keyStart, keyEnd]
        depth++
      },
      close: (end) => {
        depth--
        if (depth === 1 && isObject) spans.push(opened[0], end, opened[1], opened[2])
      },
      value: (start, end, keyStart, keyEnd) => {
        if (depth === 1 && isObject) spans.push(start, end, keyStart, keyEnd)
      },
    })
    scanner.advance(Infinity)
    if (!isObject) this.#add(VALUE, from, scanner.at)
    for (let i = 0; i < spans.length; i += 4) {
      const name = jsonSyntax.decode(bytes, spans[i + 2] ?? 0, spans[i + 3] ?? 0) ?? ''
      this.#add(name, spans[i] ?? 0, spans[i + 1] ?? 0)
    }
  }

  #add(name: string, start: number, end: number) {
    let column = this.#columns.get(name)
    if (!column) {
      if (this.#columns.size >= this.#limits.columns) {
        this.#leftOut.add(name)
        return
      }
      column = new SpanColumn(name, this.#store, jsonSyntax, this.#rows)
      this.#columns.set(name, column)
    }
    column.add(this.#rows, start, end)
    this.#cells++
  }
}
