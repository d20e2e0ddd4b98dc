import type { Encoding } from './encoding.ts'
import type { ColumnKind, NumberFacts } from './table.ts'
import type { TableSort } from './tableOrder.ts'

export type TableFormat = 'csv' | 'tsv' | 'parquet' | 'json' | 'jsonl'

export type TableFilter = { text: string; column: number | null }

/** A part of a table as it is arranged; `to` and `columnTo` are not among it. */
export type CellRange = { from: number; to: number; columnFrom: number; columnTo: number }

/** What a page asks the worker that holds a table. Rows and columns are counted from 0. */
export type TableRequest =
  | { type: 'open'; url: string; format: TableFormat; expectedBytes: number }
  | { type: 'stop' }
  | ({ type: 'want' } & CellRange)
  | { type: 'arrange'; filter: TableFilter | null; sort: TableSort | null }
  | ({ type: 'copy'; id: number; withHeader: boolean } & CellRange)
  /** The whole of one cell. */
  | { type: 'read'; row: number; column: number }
  /** The numbers of one column by the names of another. */
  | { type: 'pairs'; names: number; values: number; limit: number }

export type ColumnFacts = {
  name: string
  kind: ColumnKind
  numbers: NumberFacts | null
  widest: number
}

export type TableProgress = {
  state: 'reading' | 'done' | 'stopped' | 'cut'
  bytes: number
  rows: number
  totalRows: number | null
  totalColumns: number | null
  columns: ColumnFacts[]
  problems: string[]
  /** Of a text; null for what is none, and as long as it is not known. */
  encoding: Encoding | null
}

/** One row in sight: its number in the file, and its cells as they are written, long ones cut. */
export type ShownRow = { number: number; cells: (string | null)[] }

/** A name with its number, as it is and as it is written. */
export type Pair = { name: string; value: number; text: string }

export type TableReply =
  | ({ type: 'progress' } & TableProgress)
  | { type: 'failed'; message: string }
  | { type: 'cells'; from: number; columnFrom: number; rows: ShownRow[] }
  /** `rows` are those that are left; null where all are shown as they come. */
  | { type: 'arranged'; rows: number | null }
  | { type: 'copied'; id: number; text: string; rows: number; hasFormulas: boolean }
  | { type: 'cell'; row: number; column: number; text: string | null; isCut: boolean }
  | { type: 'pairs'; pairs: Pair[]; total: number }
