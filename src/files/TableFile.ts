import type {
  CellRange,
  Pair,
  ShownRow,
  TableFilter,
  TableFormat,
  TableProgress,
  TableReply,
  TableRequest,
} from './tableMessages.ts'
import type { TableSort } from './tableOrder.ts'
import { WatchedFile } from './WatchedFile.ts'

/** A table in a worker, as far as it was read. Rows and columns are counted from 0. */
export type TableState = {
  progress: TableProgress | null
  failure: string | null
  /** The part of the table that was asked for last. */
  cells: { from: number; columnFrom: number; rows: readonly ShownRow[] }
  /** Rows that the filter leaves; null where all are shown as they come. */
  arrangedRows: number | null
  /** Whether an order or a filter is still being worked out. */
  isArranging: boolean
  /** The whole of the cell that was asked for last. */
  cell: { row: number; column: number; text: string | null; isCut: boolean } | null
  /** The largest numbers of a column, and how many it has. */
  pairs: { pairs: readonly Pair[]; total: number } | null
}

type Options = {
  url: string
  format: TableFormat
  /** In bytes; a guess is enough. */
  expectedBytes: number
}

/** What was put together for the clipboard; texts that look like formulas have an apostrophe before them. */
export type CopiedCells = { text: string; rows: number; hasFormulas: boolean }

const START: TableState = {
  progress: null,
  failure: null,
  cells: { from: 0, columnFrom: 0, rows: [] },
  arrangedRows: null,
  isArranging: false,
  cell: null,
  pairs: null,
}

/** A table, read and arranged in a worker of its own while it is watched. */
export class TableFile extends WatchedFile<TableState, TableRequest, TableReply, CopiedCells> {
  #lookedAt: { row: number; column: number } | null = null

  constructor(options: Options) {
    super(START, { type: 'open', ...options })
  }

  /** Says which cells are in sight. */
  want(range: CellRange) {
    this.send({ type: 'want', ...range })
  }

  arrange(filter: TableFilter | null, sort: TableSort | null) {
    this.set({ isArranging: true })
    this.send({ type: 'arrange', filter, sort })
  }

  copy(range: CellRange, withHeader: boolean): Promise<CopiedCells> {
    return this.askForCopy((id) => ({ type: 'copy', id, withHeader, ...range }))
  }

  /** Asks for the whole of one cell, which may be cut where it stands. */
  read(row: number, column: number) {
    this.#lookedAt = { row, column }
    this.send({ type: 'read', row, column })
  }

  askForPairs(names: number, values: number, limit: number) {
    this.send({ type: 'pairs', names, values, limit })
  }

  protected startWorker(): Worker {
    return new Worker(new URL('./tableWorker.ts', import.meta.url), { type: 'module' })
  }

  protected hear(reply: TableReply) {
    switch (reply.type) {
      case 'progress':
        this.set({ progress: reply })
        break
      case 'failed':
        this.fail(reply.message)
        break
      case 'cells':
        this.set({ cells: reply })
        break
      case 'arranged':
        this.set({ arrangedRows: reply.rows, isArranging: false })
        // Another cell stands in its place.
        if (this.#lookedAt) this.send({ type: 'read', ...this.#lookedAt })
        break
      case 'copied':
        this.takeCopy(reply.id, reply)
        break
      case 'cell':
        this.set({ cell: reply })
        break
      case 'pairs':
        this.set({ pairs: reply })
        break
      default:
        reply satisfies never
    }
  }
}
