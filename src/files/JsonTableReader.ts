import { ByteStore } from './ByteStore.ts'
import { jsonSyntax } from './cellSyntax.ts'
import { type JsonEvents, JsonProblem, JsonScanner } from './JsonScanner.ts'
import { NamesLeftOut } from './NamesLeftOut.ts'
import { SpanColumn } from './SpanColumn.ts'
import type { Slices } from './Slices.ts'
import { type Table, TABLE_LIMITS } from './table.ts'

/** So many bytes are looked into at a time. */
const STEP = 1 << 16

const NO_TABLE = 'it is neither a list of records nor an object with “columns” and “data”'

type Options = { expectedBytes: number; limits?: Partial<typeof TABLE_LIMITS> }

/**
 * Reads a table from JSON: a list of records, or an object of `columns` and `data`, as MLflow's `log_table` and pandas'
 * orient "split" write it, which may have an `index` as well. Cells stay as they are written; what is nested in one is its
 * source.
 */
export class JsonTableReader {
  readonly #limits: typeof TABLE_LIMITS
  readonly #store: ByteStore
  /** Columns of records, by their names. */
  readonly #named = new Map<string, SpanColumn>()
  readonly #leftOut = new NamesLeftOut()
  /** Columns of `data`, by their places. */
  readonly #placed: SpanColumn[] = []
  readonly #index: SpanColumn
  readonly #names: string[] = []
  /** Cells of the longest row of `data`. */
  #widest = 0
  #rows = 0
  #indexed = 0
  #cells = 0
  #isCut = false
  readonly #problems: string[] = []

  constructor({ expectedBytes, limits }: Options) {
    this.#limits = { ...TABLE_LIMITS, ...limits }
    this.#store = new ByteStore(expectedBytes, this.#limits.bytes)
    this.#index = new SpanColumn('index', this.#store, jsonSyntax, 0)
  }

  get isCut(): boolean {
    return this.#isCut
  }

  get bytes(): number {
    return this.#store.length
  }

  get table(): Table {
    for (const [place, column] of this.#placed.entries()) column.name = this.#names[place] ?? ''
    const data = this.#named.size > 0 ? [...this.#named.values()] : this.#placed
    const columns = this.#indexed > 0 ? [this.#index, ...data] : data
    const leftOut =
      this.#named.size > 0 ? this.#leftOut.count : Math.max(0, this.#widest - this.#limits.columns)
    return {
      rows: this.#rows,
      columns,
      totalRows: null,
      totalColumns: leftOut > 0 ? columns.length + leftOut : null,
      problems: this.#problems,
    }
  }

  append(chunk: Uint8Array) {
    if (this.#store.append(chunk) < chunk.length) this.#isCut = true
  }

  /** Nothing more will come: reads what there is, in slices. `tell` is called between them. */
  async finish(slices: Slices, tell: () => void) {
    const { bytes, length } = this.#store
    const scanner = new JsonScanner(bytes, 0, length, this.#events())
    try {
      while (!scanner.advance(STEP)) {
        if (this.#rows >= this.#limits.rows || this.#cells >= this.#limits.cells) {
          this.#isCut = true
          return
        }
        if (!slices.isOver()) continue
        tell()
        await slices.rest()
      }
    } catch (error) {
      if (!(error instanceof JsonProblem)) throw error
      // Where a limit cut the text, its end is no fault of the file.
      if (!this.#isCut) this.#problems.push(error.message)
    }
    if (this.#rows === 0 && this.#names.length === 0) this.#problems.push(NO_TABLE)
  }

  #events(): JsonEvents {
    /** Containers that are open around what comes next. */
    let depth = 0
    let isList = false
    /** Of the root, the member that is being read. */
    let member = ''
    /** The next place in a row of `data`. */
    let place = 0
    /** A cell that is a container itself. */
    let nested: { depth: number; start: number; keyStart: number; keyEnd: number } | null = null

    const isCell = (kind: 'object' | 'array' | 'value') => {
      if (isList) return depth === 2 || (depth === 1 && kind !== 'object')
      if (member === 'data') return depth === 3 || (depth === 2 && kind !== 'array')
      return depth === 2 && (member === 'columns' || member === 'index')
    }
    const add = (start: number, end: number, keyStart: number, keyEnd: number) => {
      if (isList) {
        const name = depth === 2 ? this.#textOf(keyStart, keyEnd) : 'value'
        this.#columnOf(name)?.add(this.#rows, start, end)
        if (depth === 1) this.#rows++
      } else if (member === 'columns') this.#names.push(this.#textOf(start, end))
      else if (member === 'index') this.#index.add(this.#indexed++, start, end)
      else {
        this.#placedColumn(place++)?.add(this.#rows, start, end)
        if (depth === 2) this.#rows++
      }
      this.#cells++
    }

    return {
      open: (kind, start, keyStart, keyEnd) => {
        if (depth === 0) isList = kind === 'array'
        if (depth === 1 && !isList) member = this.#textOf(keyStart, keyEnd)
        if (!nested && depth > 0 && isCell(kind)) nested = { depth, start, keyStart, keyEnd }
        if (!nested) place = 0
        depth++
      },
      value: (start, end, keyStart, keyEnd) => {
        if (depth === 1 && !isList) member = ''
        if (!nested && depth > 0 && isCell('value')) add(start, end, keyStart, keyEnd)
      },
      close: (end) => {
        depth--
        if (nested) {
          if (nested.depth !== depth) return
          const { start, keyStart, keyEnd } = nested
          nested = null
          add(start, end, keyStart, keyEnd)
        } else if (isList ? depth === 1 : depth === 2 && member === 'data') this.#rows++
      },
    }
  }

  #columnOf(name: string): SpanColumn | null {
    const known = this.#named.get(name)
    if (known) return known
    if (this.#named.size >= this.#limits.columns) {
      this.#leftOut.add(name)
      return null
    }
    const column = new SpanColumn(name, this.#store, jsonSyntax, this.#rows)
    this.#named.set(name, column)
    return column
  }

  #placedColumn(place: number): SpanColumn | null {
    this.#widest = Math.max(this.#widest, place + 1)
    if (place >= this.#limits.columns) return null
    this.#placed[place] ??= new SpanColumn('', this.#store, jsonSyntax, this.#rows)
    return this.#placed[place]
  }

  #textOf(start: number, end: number): string {
    return jsonSyntax.decode(this.#store.bytes, start, end) ?? 'null'
  }
}
