import { type CodedTexts, codeTexts } from '#mlflow/codeTexts.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { durationOf } from '#src/durationOf.ts'
import { isNumeric } from '#src/isNumeric.ts'
import { historyNumber, readHistoryColumn } from './historyStatistics.ts'
import { rowTexts, type TextContext } from './rowTexts.ts'

/**
 * What rows, or other things, are sorted by in one column, both by row. Ranks go before values: 0 for numbers and text that has a value
 * to go by, 1 for NaN, 2 for other text after numbers, 3 for what is missing.
 */
export type SortValues = { ranks: Uint8Array; values: Float64Array }

const NOT_A_NUMBER = 1
const TEXT = 2
const MISSING = 3

/** What a table's column sorts by; a column that is not known sorts nothing. */
export function sortValues(table: RunTable, columnId: string, context: TextContext): SortValues {
  const history = readHistoryColumn(columnId)
  if (history) return fromNumbers(table.size, (row) => historyNumber(table, row, history))
  const dot = columnId.indexOf('.')
  const key = columnId.slice(dot + 1)
  switch (columnId.slice(0, dot)) {
    case 'metrics': {
      const column = table.metrics.get(key)
      return fromNumbers(table.size, (row) =>
        column && !Number.isNaN(column.steps[row]) ? column.values[row] : undefined,
      )
    }
    case 'params':
      return fromColumn(table, table.params.get(key))
    case 'tags':
      return fromColumn(table, table.tags.get(key))
    default:
  }
  switch (columnId) {
    case 'attributes.start_time':
      return fromNumbers(table.size, (row) => time(table.startedAt[row]))
    case 'attributes.end_time':
      return fromNumbers(table.size, (row) => time(table.endedAt[row]))
    case 'attributes.duration':
      return fromNumbers(table.size, (row) => durationOf(table, row) ?? undefined)
    default:
      return fromColumn(table, codeTexts(table.size, rowTexts(table, columnId, context)))
  }
}

const time = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? undefined : value

/** Whether a run is under way, or will be. */
export const isRunning = ({ statuses }: RunTable, row: number) =>
  statuses[row] === 'RUNNING' || statuses[row] === 'SCHEDULED'

/** What a list of numbers sorts by; undefined stands for one that is missing. */
export function fromNumbers(size: number, valueOf: (at: number) => number | undefined): SortValues {
  const ranks = new Uint8Array(size)
  const values = new Float64Array(size)
  for (let at = 0; at < size; at++) {
    const value = valueOf(at)
    if (value === undefined) ranks[at] = MISSING
    else if (Number.isNaN(value)) ranks[at] = NOT_A_NUMBER
    else values[at] = value
  }
  return { ranks, values }
}

/** Params are text on the wire, and mostly numbers in truth. Each text is looked at once, however many runs have it. */
function fromColumn(table: RunTable, column: CodedTexts | undefined): SortValues {
  if (!column) return fromNumbers(table.size, () => undefined)
  const { codes, texts } = column
  const places = placesOf(texts)
  const ranks = new Uint8Array(table.size)
  const values = new Float64Array(table.size)
  for (let row = 0; row < table.size; row++) {
    const code = codes[row] ?? -1
    const text = texts[code]
    if (text === undefined) ranks[row] = MISSING
    else if (isNumeric(text)) values[row] = Number(text)
    else {
      ranks[row] = TEXT
      values[row] = places[code] ?? 0
    }
  }
  return { ranks, values }
}

/** The place of each text among all of them, as a person orders them: `run 2` before `Run 10`. */
function placesOf(texts: readonly string[]): Int32Array {
  const keys = texts.map(naturalKey)
  const order = Uint32Array.from(keys.keys()).toSorted((a, b) => compareText(keys[a], keys[b]))
  const places = new Int32Array(texts.length)
  for (const [place, code] of order.entries()) places[code] = place
  return places
}

/**
 * A text whose plain order is the natural one. Intl.Collator knows more of languages, but takes over half a second for
 * 100,000 names.
 */
const naturalKey = (text: string) =>
  `${text.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(16, '0'))}\0${text}`

const compareText = (a = '', b = '') => (a < b ? -1 : Number(a > b))
