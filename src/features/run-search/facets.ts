import type { FilterNode } from '#protocol/filterLanguage.ts'
import type { Field } from '#protocol/searchFields.ts'
import { conjunctsOf, replaceConjuncts } from './conjuncts.ts'
import { quoteText } from './quoteText.ts'

/** Something that runs have in common often enough to be chosen from a list. */
export type Facet = {
  label: string
  /** As the filter language writes it. */
  name: string
  field: Field
}

export const STATUS_FACET: Facet = {
  label: 'Status',
  name: 'status',
  field: { source: 'attribute', key: 'status' },
}

const tagFacet = (key: string, label: string): Facet => ({
  label,
  name: `tags.${key}`,
  field: { source: 'tag', key },
})

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
 * whole filter, however they are written: `status = 'a'`, `(status = 'a' OR status = 'b')`, `run_id IN ('a', 'b')`.
 */
export function readFacet(filterText: string, facet: Facet): string[] {
  const choices = conjunctsOf(filterText)
    .map(({ node }) => chosenValues(node, facet))
    .filter((values) => values !== null)
  // Where several conditions speak of it, all of them hold.
  const [first = [], ...others] = choices
  return [...new Set(first)].filter((value) => others.every((values) => values.includes(value)))
}

/**
 * The filter with other values for one facet; every other condition stays as it was typed. The text must be a filter
 * that can be read; values with both kinds of quotes are left out, since the language cannot write them.
 */
export function writeFacet(filterText: string, facet: Facet, values: readonly string[]): string {
  const comparisons = values
    .map(quoteText)
    .filter((value) => value !== null)
    .map((value) => `${facet.name} = ${value}`)
  const condition = comparisons.length > 1 ? `(${comparisons.join(' OR ')})` : comparisons.join('')
  return replaceConjuncts(filterText, ({ node }) => chosenValues(node, facet) !== null, condition)
}

/** The values among which a condition lets the facet choose; null where it is about something else. */
function chosenValues(condition: FilterNode, facet: Facet): readonly string[] | null {
  if (condition.kind === 'or') {
    const choices = condition.operands.map((operand) => chosenValues(operand, facet))
    return choices.every((values) => values !== null) ? choices.flat() : null
  }
  if (condition.kind !== 'comparison') return null
  const { operator, literal, field } = condition
  if (field.source !== facet.field.source || field.key !== facet.field.key) return null
  if (operator === '=' && literal.kind === 'text') return [literal.value]
  return operator === 'IN' && literal.kind === 'list' ? literal.values : null
}
