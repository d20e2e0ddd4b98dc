import { CsvReader } from './CsvReader.ts'
import type { Encoding } from './encoding.ts'
import { JsonLinesReader } from './JsonLinesReader.ts'
import { JsonTableReader } from './JsonTableReader.ts'
import { openRangeFile } from './rangeFile.ts'
import { readChunks } from './readChunks.ts'
import { Slices } from './Slices.ts'
import { needleOf, type Table, TABLE_LIMITS } from './table.ts'
import type {
  CellRange,
  Pair,
  TableFilter,
  TableFormat,
  TableProgress,
  TableReply,
  TableRequest,
} from './tableMessages.ts'
import { filterRows, pauseOf, sortRows, type TableSort } from './tableOrder.ts'
import { toUtf8 } from './toUtf8.ts'
import { looksLikeFormula, toTsvLine } from './tsv.ts'
import { messageOf, type Port, serveInWorker } from './workerPort.ts'

/** Of a longer cell, in characters, the beginning is sent to be shown. */
const CELL_LIMIT = 300
/** Of a cell that is looked at, in characters. */
const WHOLE_CELL_LIMIT = 20_000
/** More than so many characters are not put on a clipboard. */
const COPY_LIMIT = 20_000_000
/** The page hears of progress no more often than this, in ms. */
const TELL_MS = 120

const EMPTY: Table = { rows: 0, columns: [], totalRows: null, totalColumns: null, problems: [] }

/** What reads a table: what there is of it so far. */
type Reader = { table: Table; bytes: number; isCut: boolean }

/** Holds one table, and answers what a page asks of it. */
export function serve(port: Port) {
  const reply = (message: TableReply) => port.postMessage(message)
  const stopping = new AbortController()
  let reader: Reader = { table: EMPTY, bytes: 0, isCut: false }
  let encoding: Encoding | null = null
  let isReading = true
  let wanted: CellRange | null = null
  /** The rows in the order in which they are shown; null for all of them as they come. */
  let rows: Uint32Array | null = null
  let arrangement: { filter: TableFilter | null; sort: TableSort | null } | null = null
  let toldAt = 0

  const table = () => reader.table
  const rowAt = (place: number) => (rows ? (rows[place] ?? 0) : place)
  const count = () => rows?.length ?? table().rows

  const sendCells = () => {
    if (!wanted) return
    const { from, columnFrom } = wanted
    const columns = table().columns.slice(columnFrom, wanted.columnTo)
    const to = Math.min(wanted.to, count())
    const shown = []
    for (let place = from; place < to; place++) {
      const row = rowAt(place)
      const cells = columns.map((column) => cutText(column.text(row), CELL_LIMIT))
      shown.push({ number: row + 1, cells })
    }
    reply({ type: 'cells', from, columnFrom, rows: shown })
  }

  const progress = (state: TableProgress['state']): TableReply => {
    const { columns, problems, ...facts } = table()
    return {
      type: 'progress',
      state,
      bytes: reader.bytes,
      ...facts,
      problems: [...problems],
      encoding,
      columns: columns.map(({ name, kind, numbers, widest }) => ({ name, kind, numbers, widest })),
    }
  }
  const tell = () => {
    if (performance.now() - toldAt < TELL_MS) return
    toldAt = performance.now()
    reply(progress('reading'))
    if (rows === null) sendCells()
  }

  async function open(url: string, format: TableFormat, expectedBytes: number) {
    try {
      if (format === 'parquet') await readParquet(url)
      else await readText(url, format, expectedBytes)
    } catch (error) {
      if (!stopping.signal.aborted) {
        isReading = false
        reply(progress('stopped'))
        reply({ type: 'failed', message: messageOf(error) })
        sendCells()
        return
      }
    }
    isReading = false
    reply(progress(stopping.signal.aborted ? 'stopped' : reader.isCut ? 'cut' : 'done'))
    if (arrangement) await arrange()
    else sendCells()
  }

  async function readText(
    url: string,
    format: Exclude<TableFormat, 'parquet'>,
    expectedBytes: number,
  ) {
    const slices = new Slices()
    const { signal } = stopping
    const text =
      format === 'jsonl'
        ? new JsonLinesReader({ expectedBytes })
        : format === 'json'
          ? new JsonTableReader({ expectedBytes })
          : new CsvReader({ format, expectedBytes })
    reader = text
    const chunks = toUtf8(readChunks({ url }, signal), (found) => {
      encoding = found
    })
    try {
      for await (const chunk of chunks) {
        text.append(chunk)
        tell()
        if (slices.isOver()) await slices.rest()
        if (text.isCut) break
      }
    } catch (error) {
      // What came before a connection broke off is shown, too.
      await text.finish(slices, tell)
      throw error
    }
    await text.finish(slices, tell)
  }

  async function readParquet(url: string) {
    const { ParquetReader } = await import('./ParquetReader.ts')
    const file = await openRangeFile(url, TABLE_LIMITS.bytes, stopping.signal)
    const parquet = await ParquetReader.open(file)
    reader = parquet
    const slices = new Slices()
    while (!stopping.signal.aborted && !(await parquet.advance())) {
      tell()
      await slices.rest()
    }
  }

  async function arrange() {
    const wantedNow = arrangement
    const pause = pauseOf(new Slices(), () => arrangement === wantedNow)
    const { filter, sort } = wantedNow ?? { filter: null, sort: null }
    const current = table()
    let arranged: Uint32Array | null = null
    if (filter) {
      arranged = await filterRows(current, needleOf(filter.text), filter.column, pause)
      if (arranged === null) return
    }
    const column = sort && current.columns[sort.column]
    if (sort && column) {
      const all = arranged ?? Uint32Array.from({ length: current.rows }, (_, row) => row)
      arranged = await sortRows(all, column, sort.order, pause)
      if (arranged === null) return
    }
    rows = arranged
    reply({ type: 'arranged', rows: arranged?.length ?? null })
    sendCells()
  }

  function copy(id: number, range: CellRange, withHeader: boolean) {
    const columns = table().columns.slice(range.columnFrom, range.columnTo)
    const to = Math.min(range.to, count())
    const [only] = columns
    if (only && columns.length === 1 && to - range.from === 1 && !withHeader) {
      const text = only.text(rowAt(range.from)) ?? ''
      reply({ type: 'copied', id, text, rows: 1, hasFormulas: false })
      return
    }
    let text = withHeader ? `${toTsvLine(columns.map(({ name }) => name))}\n` : ''
    let hasFormulas = false
    let place = range.from
    for (; place < to && text.length < COPY_LIMIT; place++) {
      const cells = columns.map((column) => column.text(rowAt(place)))
      hasFormulas ||= cells.some((cell) => cell !== null && looksLikeFormula(cell))
      text += `${toTsvLine(cells)}\n`
    }
    reply({ type: 'copied', id, text, rows: place - range.from, hasFormulas })
  }

  function read(place: number, at: number) {
    const text = table().columns[at]?.text(rowAt(place)) ?? null
    const isCut = text !== null && text.length > WHOLE_CELL_LIMIT
    reply({
      type: 'cell',
      row: place,
      column: at,
      text: isCut ? text.slice(0, WHOLE_CELL_LIMIT) : text,
      isCut,
    })
  }

  port.addEventListener('message', ({ data }: MessageEvent<TableRequest>) => {
    switch (data.type) {
      case 'open':
        void open(data.url, data.format, data.expectedBytes)
        break
      case 'stop':
        stopping.abort()
        break
      case 'want':
        wanted = data
        sendCells()
        break
      case 'arrange':
        arrangement = { filter: data.filter, sort: data.sort }
        // What is read meanwhile is arranged once all is there.
        if (!isReading || table().rows > 0) void arrange()
        break
      case 'copy':
        copy(data.id, data, data.withHeader)
        break
      case 'read':
        read(data.row, data.column)
        break
      case 'pairs': {
        const pairs = largestPairs(table(), data.names, data.values)
        reply({ type: 'pairs', pairs: pairs.slice(0, data.limit), total: pairs.length })
        break
      }
      default:
        data satisfies never
    }
  })
}

const cutText = (text: string | null, limit: number) =>
  text !== null && text.length > limit ? `${text.slice(0, limit)}…` : text

/** The rows that have a number, by its size, whatever its sign. */
export function largestPairs({ rows, columns }: Table, names: number, values: number): Pair[] {
  const pairs: Pair[] = []
  for (let row = 0; row < rows; row++) {
    const value = columns[values]?.value(row) ?? NaN
    if (Number.isNaN(value)) continue
    const name = columns[names]?.text(row) ?? ''
    pairs.push({ name, value, text: columns[values]?.text(row) ?? '' })
  }
  return pairs.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
}

serveInWorker(serve)
