import { type CodedTexts, codeTexts } from '#mlflow/codeTexts.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { type NumberSummary, summarise } from './numberSummary.ts'
import { rowTexts, type TextContext } from './rowTexts.ts'

/** What the runs of a group have in common in one column; null where they have no value there. */
type GroupLabel = { columnId: string; key: string; text: string | null }

/** Runs that have the same values in some columns. */
export type RunGroup = {
  /** Tells it from the others, and stays the same while runs come and go. */
  id: string
  /** One for each column that is grouped by. */
  labels: readonly GroupLabel[]
  /** In the order in which they were given; at least one. */
  rows: Int32Array
  /** The numbers of one column, summed up when somebody asks; null where none of the runs has one. */
  summary: (columnId: string) => NumberSummary | null
  /** What the runs say in one column, each text once; null stands for those that say nothing. */
  texts: (columnId: string) => readonly (string | null)[]
}

/** Puts together the rows that have the same values in all of some columns; groups stand in the order of their first rows. */
export function groupRows(
  table: RunTable,
  rows: Int32Array,
  groupBy: readonly string[],
  context: TextContext,
): RunGroup[] {
  const columns = groupBy.map((columnId) => codedColumn(table, columnId, context))
  const { groupOf, count } = numberGroups(table, rows, columns)
  return splitRows(rows, groupOf, count).map((rows) => {
    const values = columns.map(({ codes, texts }) => texts[codes[rows[0] ?? -1] ?? -1] ?? null)
    return {
      id: JSON.stringify(columns.map(({ id }, at) => [id, values[at]])),
      labels: columns.map(({ id, key, nameOf }, at) => {
        const value = values[at] ?? null
        return { columnId: id, key, text: value === null ? null : nameOf(value) }
      }),
      rows,
      summary: lazily((columnId) => summarise(table, rows, columnId)),
      texts: lazily((columnId) => {
        const textOf = rowTexts(table, columnId, context)
        return [...new Set(Array.from(rows, (row) => textOf(row) ?? null))]
      }),
    }
  })
}

/** A group's name as one text, e.g. `lr 0.01 · seed 1`. */
export const groupName = ({ labels }: RunGroup) =>
  labels.map(({ key, text }) => `${key} ${text ?? '–'}`).join(' · ')

/** The latest of some runs' times; NaN where none is known. */
export function latestOf(rows: Int32Array, times: Float64Array): number {
  let latest = NaN
  for (const row of rows) {
    const time = times[row] ?? NaN
    if (!Number.isNaN(time) && !(time <= latest)) latest = time
  }
  return latest
}

/** Numbers the groups of rows, each by row, from 0 in the order in which they appear. */
function numberGroups({ size }: RunTable, rows: Int32Array, columns: readonly CodedColumn[]) {
  let groupOf = new Int32Array(size)
  let count = Math.min(rows.length, 1)
  for (const { codes, texts } of columns) {
    const finer = new Int32Array(size)
    const numbers = new Map<number, number>()
    for (const row of rows) {
      // A group and a code as one number: far below 2⁵³ for as many runs as a browser holds.
      const pair = (groupOf[row] ?? 0) * (texts.length + 1) + (codes[row] ?? -1) + 1
      const known = numbers.get(pair)
      finer[row] = known ?? numbers.size
      if (known === undefined) numbers.set(pair, numbers.size)
    }
    groupOf = finer
    count = numbers.size
  }
  return { groupOf, count }
}

/** The rows of each group, all in one list's memory. */
function splitRows(rows: Int32Array, groupOf: Int32Array, count: number): Int32Array[] {
  const ends = new Uint32Array(count)
  for (const row of rows) ends[groupOf[row] ?? 0] = (ends[groupOf[row] ?? 0] ?? 0) + 1
  for (let group = 1; group < count; group++)
    ends[group] = (ends[group] ?? 0) + (ends[group - 1] ?? 0)
  const starts = ends.slice()
  const sorted = new Int32Array(rows.length)
  for (const row of rows.toReversed()) {
    const group = groupOf[row] ?? 0
    const at = (starts[group] ?? 0) - 1
    starts[group] = at
    sorted[at] = row
  }
  return Array.from(starts, (start, group) => sorted.subarray(start, ends[group]))
}

function lazily<Value extends object | null>(
  valueOf: (key: string) => Value,
): (key: string) => Value {
  // There may be as many groups as runs, and most are never looked at.
  let known: Map<string, Value> | undefined
  return (key) => {
    known ??= new Map()
    const value = known.get(key)
    if (value !== undefined) return value
    const fresh = valueOf(key)
    known.set(key, fresh)
    return fresh
  }
}

/** A column whose values are numbered. */
type CodedColumn = CodedTexts & {
  id: string
  key: string
  /** What a value is called. */
  nameOf: (text: string) => string
}

function codedColumn(table: RunTable, id: string, context: TextContext): CodedColumn {
  const dot = id.indexOf('.')
  const key = id.slice(dot + 1)
  const group = id.slice(0, dot)
  const known = group === 'params' ? table.params : group === 'tags' ? table.tags : null
  const { codes, texts } = known?.get(key) ?? codeTexts(table.size, rowTexts(table, id, context))
  return { id, key, codes, texts, nameOf: (text) => valueName(table, id, text) }
}

/** What a value of a column is called in sentences and labels. */
function valueName(table: RunTable, columnId: string, text: string): string {
  if (columnId === 'attributes.status') return text.charAt(0) + text.slice(1).toLowerCase()
  if (columnId !== 'attributes.parent') return text
  return table.names[table.rowOf(text) ?? -1] ?? text
}
