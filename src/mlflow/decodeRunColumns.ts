import { RUN_STATUSES, type RunStatus } from '#protocol/runs.ts'
import { unclampInfinity } from '#protocol/wire.ts'
import {
  each,
  type JsonObject,
  readByHand,
  readInt64,
  readList,
  readText,
  refuse,
} from './readJson.ts'
import type { DatasetBlock, MetricBlock, RunBlock, TextBlock } from './runBlock.ts'
import { inOrderOfKeys, nameRuns, nameUsers } from './runBlockFacts.ts'

type RunColumns = { block: RunBlock; nextPageToken: string | null; total: number }

/** A `RunColumnsReply` of our own server, sorted by key. Throws UNEXPECTED_ANSWER, naming the field at fault. */
export function decodeRunColumns(body: unknown): RunColumns {
  return readByHand(body, 'runs/search-columns', (answer) => {
    const ids = readTexts(answer, 'ids')
    const count = ids.length
    const deleted = new Uint8Array(count)
    for (const row of readRows(readList(answer, 'deleted'), count, 'deleted')) deleted[row] = 1
    const metrics: MetricBlock[] = []
    each(answer, 'metrics', (column) => metrics.push(readMetric(column, count)))
    const params: TextBlock[] = []
    each(answer, 'params', (column) => params.push(readTextColumn(column, count)))
    const tags: TextBlock[] = []
    each(answer, 'tags', (column) => tags.push(readTextColumn(column, count)))
    const datasets: DatasetBlock[] = []
    each(answer, 'datasets', (item) => datasets.push(readDataset(item, count)))
    const block = {
      ids,
      experimentIds: readTexts(answer, 'experiment_ids', count),
      names: nameRuns(readTexts(answer, 'names', count), ids, tags),
      statuses: readTexts(answer, 'statuses', count).map(toStatus),
      startedAt: readNumbers(answer, 'start_times', count),
      endedAt: readNumbers(answer, 'end_times', count),
      users: nameUsers(readTexts(answer, 'user_ids', count), tags),
      deleted,
      metrics: inOrderOfKeys(metrics),
      params: inOrderOfKeys(params),
      tags: inOrderOfKeys(tags),
      datasets,
    }
    const token = answer['next_page_token']
    return {
      block,
      nextPageToken: token === null ? null : readText(answer, 'next_page_token'),
      total: readInt64(answer, 'total'),
    }
  })
}

function readTexts(object: JsonObject, field: string, length?: number): string[] {
  const list = readList(object, field)
  if (length !== undefined && list.length !== length) refuse(field)
  return list.map((text) => (typeof text === 'string' ? text : refuse(field)))
}

/** Null becomes NaN. */
function readNumbers(object: JsonObject, field: string, length: number): Float64Array {
  const list = readList(object, field)
  if (list.length !== length) refuse(field)
  const numbers = new Float64Array(length)
  for (let i = 0; i < length; i++) {
    const number = list[i]
    if (typeof number === 'number') numbers[i] = number
    else numbers[i] = number === null ? NaN : refuse(field)
  }
  return numbers
}

const isRow = (row: unknown, count: number): row is number =>
  typeof row === 'number' && Number.isInteger(row) && row >= 0 && row < count

function readRows(list: unknown[], count: number, field: string): Uint32Array {
  const rows = new Uint32Array(list.length)
  for (let i = 0; i < list.length; i++) {
    const row = list[i]
    rows[i] = isRow(row, count) ? row : refuse(field)
  }
  return rows
}

const toStatus = (text: string): RunStatus =>
  RUN_STATUSES.find((status) => status === text) ?? refuse('statuses')

function readMetric(column: JsonObject, count: number): MetricBlock {
  const rows = readRows(readList(column, 'rows'), count, 'rows')
  const values = readNumbers(column, 'values', rows.length).map(unclampInfinity)
  const steps = readNumbers(column, 'steps', rows.length)
  const timestamps = readNumbers(column, 'timestamps', rows.length)
  const key = readText(column, 'key')
  if (isAscending(rows)) return { key, rows, values, steps, timestamps }
  const order = Uint32Array.from(rows.keys()).toSorted((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0))
  const arranged = (list: Float64Array) => Float64Array.from(order, (index) => list[index] ?? NaN)
  return {
    key,
    rows: rows.toSorted(),
    values: arranged(values),
    steps: arranged(steps),
    timestamps: arranged(timestamps),
  }
}

const isAscending = (rows: Uint32Array) =>
  rows.every((row, index) => index === 0 || (rows[index - 1] ?? 0) < row)

/** Texts are numbered as they first appear among the rows. */
function readTextColumn(column: JsonObject, count: number): TextBlock {
  const given = readTexts(column, 'texts')
  const rowsOfTexts = readList(column, 'rows')
  if (rowsOfTexts.length !== given.length) refuse('rows')
  const givenCodes = new Int32Array(count).fill(-1)
  for (const [code, list] of rowsOfTexts.entries()) {
    if (!Array.isArray(list)) refuse('rows')
    for (const row of readRows(list, count, 'rows')) givenCodes[row] = code
  }
  const codeOf = new Int32Array(given.length).fill(-1)
  const rows: number[] = []
  const codes: number[] = []
  const texts: string[] = []
  for (let row = 0; row < count; row++) {
    const givenCode = givenCodes[row] ?? -1
    if (givenCode === -1) continue
    if (codeOf[givenCode] === -1) codeOf[givenCode] = texts.push(given[givenCode] ?? '') - 1
    rows.push(row)
    codes.push(codeOf[givenCode] ?? 0)
  }
  return {
    key: readText(column, 'key'),
    rows: new Uint32Array(rows),
    codes: new Uint32Array(codes),
    texts,
  }
}

function readDataset(item: JsonObject, count: number): DatasetBlock {
  const { row } = item
  return {
    row: isRow(row, count) ? row : refuse('row'),
    name: readText(item, 'name'),
    digest: readText(item, 'digest'),
    context: readText(item, 'context'),
  }
}
