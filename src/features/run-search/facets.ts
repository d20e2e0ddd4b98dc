import { type FilterNode, printFilterNode, readFilter } from '#protocol/filterLanguage.ts'
import type { Comparison, Identifier } from '#protocol/searchFilter.ts'
import { conjunctsOf, withConjunct } from './conjuncts.ts'
import { isAbout } from './isAbout.ts'

/** Something that runs have in common often enough to be chosen from a list. */
export type Facet = { label: string; identifier: Identifier }

const tagFacet = (key: string, label: string): Facet => ({
  label,
  identifier: { entity: 'tags', key },
})

export const STATUS_FACET: Facet = {
  label: 'Status',
  identifier: { entity: 'attributes', key: 'status' },
}

/** The tags that many teams set on their runs. */
export const TAG_FACETS: readonly Facet[] = [
  tagFacet('developer', 'Developer'),
  tagFacet('model_type', 'Model type'),
  tagFacet('dataset', 'Dataset'),
  tagFacet('status', 'Tag status'),
  tagFacet('purpose', 'Purpose'),
]

/**
 * The values that a filter lets a facet have; none where it does not ask for any. Conditions count that hold for the
 * whole filter, however they are written: `status = 'a'`, `(status = 'a' OR status = 'b')`, `status IN ('a', 'b')`.
 */
export function readFacet(filter: FilterNode, facet: Facet): string[] {
  const choices = conjunctsOf(filter).flatMap((conjunct) => {
    const values = chosenValues(conjunct, facet)
    return values === null ? [] : [values]
  })
  // Where several conditions speak of it, all of them hold.
  const [first = [], ...others] = choices
  return [...new Set(first)].filter((value) => others.every((values) => values.includes(value)))
}

/** The filter with other values for one facet; every other condition stays. The text must be a readable filter. */
export function writeFacet(filterText: string, facet: Facet, values: readonly string[]): string {
  const { filter } = readFilter(filterText)
  if (filter === null) return filterText
  const comparisons = values.map((value): Comparison => ({
    kind: 'comparison',
    identifier: facet.identifier,
    operator: '=',
    literal: { kind: 'text', value },
    position: 0,
  }))
  const [only, ...others] = comparisons
  const choice: FilterNode | undefined =
    others.length > 0 ? { kind: 'or', operands: comparisons } : only
  const isOld = (conjunct: FilterNode) => chosenValues(conjunct, facet) !== null
  return printFilterNode(withConjunct(filter, isOld, choice ? [choice] : []))
}

/** The values among which a condition lets the facet choose; null where it is about something else. */
function chosenValues(condition: FilterNode, facet: Facet): readonly string[] | null {
  if (condition.kind === 'or') {
    const choices = condition.operands.map((operand) => chosenValues(operand, facet))
    return choices.every((values) => values !== null) ? choices.flat() : null
  }
  if (condition.kind !== 'comparison' || !isAbout(condition, facet.identifier)) return null
  const { operator, literal } = condition
  if (operator === '=' && literal.kind === 'text') return [literal.value]
  return operator === 'IN' && literal.kind === 'list' ? literal.values : null
}
