import { type Facet, STATUS_FACET } from './facets.ts'

/** A facet's value as it is shown: MLflow's states as words, what users write as it is, an empty text by a name. */
export function valueLabel(facet: Facet, value: string): string {
  if (value === '') return '(empty)'
  return facet === STATUS_FACET ? value.charAt(0) + value.slice(1).toLowerCase() : value
}
