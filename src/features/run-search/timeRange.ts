import { filterPieces } from '#protocol/filterPieces.ts'
import { type Conjunct, conjunctsOf, replaceConjuncts } from './conjuncts.ts'

/** A bound of a time range: `written` as the filter has it, e.g. 2026-11-25 or -7d, `time` in ms since the epoch. */
export type TimeBound = { written: string; time: number }

/** When a run started: `from` and later, before `until`; null where it is open. */
export type TimeRange = { from: TimeBound | null; until: TimeBound | null }

/** The range that a filter's conditions on the start leave. */
export function readStarted(filterText: string): TimeRange {
  const range: TimeRange = { from: null, until: null }
  for (const found of conjunctsOf(filterText).map(boundOf)) {
    if (found === null) continue
    const { side, bound } = found
    const former = range[side]?.time
    const isTighter =
      former === undefined || (side === 'from' ? bound.time > former : bound.time < former)
    if (isTighter) range[side] = bound
  }
  return range
}

/** Other bounds as the language writes them, null to open the range; a side that is not named stays. */
export type RangeChange = { from?: string | null; until?: string | null }

/** The filter with other bounds; every other condition stays as it was typed. */
export function writeStarted(filterText: string, { from, until }: RangeChange): string {
  const text = from === undefined ? filterText : writeBound(filterText, 'from', from)
  return until === undefined ? text : writeBound(text, 'until', until)
}

function writeBound(filterText: string, side: keyof TimeRange, written: string | null): string {
  const operator = side === 'from' ? '>=' : '<'
  return replaceConjuncts(
    filterText,
    (conjunct) => boundOf(conjunct)?.side === side,
    written === null ? '' : `start_time ${operator} ${written}`,
  )
}

/** The bound that a condition sets; null where it is about something else. */
function boundOf({ text, node }: Conjunct): { side: keyof TimeRange; bound: TimeBound } | null {
  if (node.kind !== 'comparison' || node.literal.kind !== 'number') return null
  const { field, operator, literal } = node
  if (field.source !== 'attribute' || field.key !== 'start_time') return null
  const written = valueIn(text)
  // Starts are whole milliseconds.
  const next = { written, time: literal.value + 1 }
  const exact = { written, time: literal.value }
  if (operator === '>=') return { side: 'from', bound: exact }
  if (operator === '>') return { side: 'from', bound: next }
  if (operator === '<') return { side: 'until', bound: exact }
  return operator === '<=' ? { side: 'until', bound: next } : null
}

/** What a comparison compares with, without quotes. */
function valueIn(condition: string): string {
  const value = filterPieces(condition).findLast(({ kind }) => kind === 'text' || kind === 'number')
  return condition.slice(value?.from, value?.to).replaceAll(/['"]/g, '')
}
