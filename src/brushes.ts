import type { RunTable } from '#mlflow/runTable.ts'
import { fieldName, isField, numberField, textField } from './runFields.ts'
import { joinParts, splitParts } from './tildeParts.ts'

/**
 * A part of a field's values that runs are narrowed down to: numbers from `low` to `high`, both of them in it and null
 * for no bound, or some of the texts.
 */
export type Brush =
  | { field: string; kind: 'range'; low: number | null; high: number | null }
  | { field: string; kind: 'values'; values: readonly string[] }

/** Goes before a text, so that a text of digits is no number. */
const TEXT_SIGN = '='

/** Reads `brush=params.lr~0.001~0.1` and `brush=params.optimizer~=adam~=sgd`: of each field the last one. */
export function readBrushes(params: URLSearchParams): Brush[] {
  const byField = new Map<string, Brush>()
  for (const text of params.getAll('brush')) {
    const brush = readBrush(text)
    if (!brush) continue
    byField.delete(brush.field)
    byField.set(brush.field, brush)
  }
  return [...byField.values()]
}

function readBrush(text: string): Brush | null {
  const [field = '', ...parts] = splitParts(text)
  if (!isField(field) || parts.length === 0) return null
  if (parts.every((part) => part.startsWith(TEXT_SIGN))) {
    return { field, kind: 'values', values: parts.map((part) => part.slice(TEXT_SIGN.length)) }
  }
  const [low, high] = parts.map(readBound)
  if (parts.length !== 2 || low === undefined || high === undefined) return null
  return low === null && high === null ? null : { field, kind: 'range', low, high }
}

/** Null for no bound, undefined for a text that is none. */
function readBound(text: string): number | null | undefined {
  if (text === '') return null
  const value = Number(text)
  return Number.isFinite(value) && text.trim() !== '' ? value : undefined
}

/** One brush as the address holds it. */
export const writeBrush = (brush: Brush): string =>
  joinParts([
    brush.field,
    ...(brush.kind === 'range'
      ? [brush.low, brush.high].map((bound) => (bound === null ? '' : String(bound)))
      : brush.values.map((value) => TEXT_SIGN + value)),
  ])

/** The brushes with another one of a field, or with none of it. */
export const withBrush = (
  brushes: readonly Brush[],
  field: string,
  brush: Brush | null,
): readonly Brush[] => {
  const others = brushes.filter((other) => other.field !== field)
  return brush ? [...others, brush] : others
}

/** Whether a row lies within a brush; one without a value does not. Holds for the table as it is now. */
export function brushTest(table: RunTable, brush: Brush): (row: number) => boolean {
  if (brush.kind === 'range') {
    const numberOf = numberField(table, brush.field)
    const low = brush.low ?? -Infinity
    const high = brush.high ?? Infinity
    return (row) => {
      const value = numberOf(row)
      return value >= low && value <= high
    }
  }
  const textOf = textField(table, brush.field)
  const values = new Set(brush.values)
  return (row) => {
    const text = textOf(row)
    return text !== undefined && values.has(text)
  }
}

/** The rows within all brushes; the same list where there are none. */
export function brushedRows(
  table: RunTable,
  rows: Int32Array,
  brushes: readonly Brush[],
): Int32Array {
  if (brushes.length === 0) return rows
  const tests = brushes.map((brush) => brushTest(table, brush))
  return rows.filter((row) => tests.every((test) => test(row)))
}

/** Of several texts, the most that are told. */
const MOST_TOLD = 3

const write = (bound: number) => String(bound).replaceAll('-', '\u2212')

/** A brush in words: the field's name, and what is left of it, e.g. `0.001 – 0.1`. */
export function describeBrush(brush: Brush): { name: string; part: string } {
  const name = fieldName(brush.field)
  if (brush.kind === 'values') {
    const told = brush.values.slice(0, MOST_TOLD).map((value) => (value === '' ? '“”' : value))
    const rest = brush.values.length - told.length
    return { name, part: told.join(', ') + (rest > 0 ? ` and ${rest} more` : '') }
  }
  const { low, high } = brush
  if (low === null) return { name, part: `≤ ${write(high ?? 0)}` }
  if (high === null) return { name, part: `≥ ${write(low)}` }
  return { name, part: low === high ? `= ${write(low)}` : `${write(low)} – ${write(high)}` }
}
