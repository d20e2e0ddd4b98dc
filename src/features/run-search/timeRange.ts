import { type FilterNode, printFilterNode, readFilter } from '#protocol/filterLanguage.ts'
import type { Comparison, Identifier, Operator } from '#protocol/searchFilter.ts'
import { conjunctsOf, withConjunct } from './conjuncts.ts'
import { isAbout } from './isAbout.ts'

/** When a run started, in ms since the epoch: `from` and later, before `until`; null where it is open. */
export type TimeRange = { from: number | null; until: number | null }

const startTime: Identifier = { entity: 'attributes', key: 'start_time' }

/** The range that a filter's conditions on the start leave. */
export function readStarted(filter: FilterNode): TimeRange {
  const range: TimeRange = { from: null, until: null }
  for (const bound of conjunctsOf(filter).map(boundOf)) {
    if (bound && 'from' in bound) range.from = Math.max(bound.from, range.from ?? bound.from)
    if (bound && 'until' in bound) range.until = Math.min(bound.until, range.until ?? bound.until)
  }
  return range
}

/** The filter with another range for the start; every other condition stays. The text must be a readable filter. */
export function writeStarted(filterText: string, { from, until }: TimeRange): string {
  const { filter } = readFilter(filterText)
  if (filter === null) return filterText
  const conditions = [
    ...(from === null ? [] : [comparison('>=', from)]),
    ...(until === null ? [] : [comparison('<', until)]),
  ]
  return printFilterNode(withConjunct(filter, (conjunct) => boundOf(conjunct) !== null, conditions))
}

const comparison = (operator: Operator, value: number): Comparison => ({
  kind: 'comparison',
  identifier: startTime,
  operator,
  literal: { kind: 'number', value },
  position: 0,
})

function boundOf(condition: FilterNode): { from: number } | { until: number } | null {
  if (condition.kind !== 'comparison' || !isAbout(condition, startTime)) return null
  const { operator, literal } = condition
  if (literal.kind !== 'number') return null
  // Starts are whole milliseconds.
  if (operator === '>=') return { from: literal.value }
  if (operator === '>') return { from: literal.value + 1 }
  if (operator === '<') return { until: literal.value }
  return operator === '<=' ? { until: literal.value + 1 } : null
}
