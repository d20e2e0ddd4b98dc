import { isUserTag } from '#mlflow/runs.ts'
import type { RunTable } from '#mlflow/runTable.ts'
import { isNumeric } from '#src/isNumeric.ts'
import { DURATION, numberField, textColumnOf } from '#src/runFields.ts'

/** What some rows have in a field. */
export type FieldFacts = {
  field: string
  /** How many rows have a value, and how many of these a finite number. */
  present: number
  numbers: number
  /** How many different values they have; of a metric and of the duration, numbers only. */
  distinct: number
  /** The least and the greatest of the numbers; null where there is none. */
  extent: readonly [least: number, greatest: number] | null
}

/** Whether a field is told by numbers alone: each value that is there reads as one. */
export const isNumbers = ({ present, numbers }: FieldFacts) => numbers > 0 && numbers === present

/** Whether a field's numbers are worth an axis: most of what is there reads as one. */
export const isMostlyNumbers = ({ present, numbers }: FieldFacts) => numbers * 2 > present

/** Whether a logarithmic axis takes all of a field's numbers, and does them good: they span two powers of ten. */
export const isWide = ({ extent }: FieldFacts) =>
  extent !== null && extent[0] > 0 && extent[1] / extent[0] >= 100

/** What some rows have in one field. */
export function fieldFacts(table: RunTable, rows: Int32Array, field: string): FieldFacts {
  const numberOf = numberField(table, field)
  const column = textColumnOf(table, field)
  let [present, numbers, least, greatest] = [0, 0, Infinity, -Infinity]
  const seen = new Set<number>()
  for (const row of rows) {
    const value = numberOf(row)
    const code = column?.codes[row] ?? -1
    if (Number.isFinite(value)) {
      numbers++
      least = Math.min(least, value)
      greatest = Math.max(greatest, value)
    }
    if (column ? code < 0 : !Number.isFinite(value)) continue
    present++
    seen.add(column ? code : value)
  }
  return {
    field,
    present,
    numbers,
    distinct: seen.size,
    extent: numbers > 0 ? [least, greatest] : null,
  }
}

const collator = new Intl.Collator(undefined, { numeric: true })

const sorted = (prefix: string, keys: Iterable<string>) =>
  [...keys].toSorted(collator.compare).map((key) => `${prefix}.${key}`)

/** The metrics, params, tags of people and the duration that one of some rows has, each kind by name. */
export function fieldsOf(table: RunTable, rows: Int32Array): FieldFacts[] {
  return [
    ...sorted('metrics', table.metrics.keys()),
    ...sorted('params', table.params.keys()),
    ...sorted('tags', [...table.tags.keys()].filter(isUserTag)),
    DURATION,
  ].flatMap((field) => {
    const facts = fieldFacts(table, rows, field)
    return facts.present > 0 ? [facts] : []
  })
}

/** Which of a text field's values some rows have, in the order that a reader expects: numbers by size, then texts. */
export function valuesOf(table: RunTable, rows: Int32Array, field: string): string[] {
  const column = textColumnOf(table, field)
  if (!column) return []
  const codes = new Set<number>()
  for (const row of rows) codes.add(column.codes[row] ?? -1)
  codes.delete(-1)
  return Array.from(codes, (code) => column.texts[code] ?? '').toSorted(compareValues)
}

/** A value as a reader sees it: one of no signs has its quotes. */
export const writeValue = (text: string): string => (text === '' ? '“”' : text)

/** Numbers by size, then texts as people order them. */
export function compareValues(a: string, b: string): number {
  const [aNumeric, bNumeric] = [isNumeric(a), isNumeric(b)]
  if (aNumeric !== bNumeric) return aNumeric ? -1 : 1
  return aNumeric ? Number(a) - Number(b) || collator.compare(a, b) : collator.compare(a, b)
}
