import type { RunTable, TextColumn } from '#mlflow/runTable.ts'
import { durationOf } from './durationOf.ts'
import { isNumeric } from './isNumeric.ts'

/** What runs are plotted and brushed by: a column of the table by its id, e.g. `metrics.f1` or `params.lr`. */
export const DURATION = 'attributes.duration'

/** The key of a metric, param or tag; what an attribute is called. A duration is told in seconds. */
export const fieldName = (field: string): string =>
  field === DURATION ? 'duration (s)' : keyOf(field)

const keyOf = (field: string) => field.slice(field.indexOf('.') + 1)

export const isMetric = (field: string) => field.startsWith('metrics.')

/** Whether a text is one that names a field. */
export const isField = (text: string) =>
  text === DURATION || /^(metrics|params|tags)\../s.test(text)

/** The texts of a param or a tag; undefined for any other field, and where no run has it. */
export function textColumnOf(table: RunTable, field: string): TextColumn | undefined {
  if (field.startsWith('params.')) return table.params.get(keyOf(field))
  return field.startsWith('tags.') ? table.tags.get(keyOf(field)) : undefined
}

/**
 * The number that a row has in a field: the last value of a metric, a param or tag that reads as a number, a duration in
 * seconds. NaN where it has none. Holds for the table as it is now.
 */
export function numberField(table: RunTable, field: string): (row: number) => number {
  if (field === DURATION) return (row) => (durationOf(table, row) ?? NaN) / 1_000
  if (isMetric(field)) return (row) => table.metric(row, keyOf(field)) ?? NaN
  const column = textColumnOf(table, field)
  if (!column) return () => NaN
  const { codes, texts } = column
  // Each text is read once, however many runs have it.
  const numbers = texts.map((text) => (isNumeric(text) ? Number(text) : NaN))
  return (row) => numbers[codes[row] ?? -1] ?? NaN
}

/** What a row says in a field: a param or a tag as it was logged, a number in its shortest form. Undefined for nothing. */
export function textField(table: RunTable, field: string): (row: number) => string | undefined {
  if (field !== DURATION && !isMetric(field)) {
    const column = textColumnOf(table, field)
    return (row) => column?.texts[column.codes[row] ?? -1]
  }
  if (isMetric(field)) {
    return (row) => {
      const value = table.metric(row, keyOf(field))
      return value === undefined ? undefined : String(value)
    }
  }
  const numberOf = numberField(table, field)
  return (row) => {
    const seconds = numberOf(row)
    return Number.isNaN(seconds) ? undefined : String(seconds)
  }
}
