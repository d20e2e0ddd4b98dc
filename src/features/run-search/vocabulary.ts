import type { Field } from '#protocol/searchFields.ts'

export type SearchName = {
  /** As the filter language writes it, e.g. metrics.f1_score. */
  id: string
  field: Field
}

export type SeenValue = { value: string; count: number }

/** What the loaded runs have that a search can speak of. */
export type Vocabulary = {
  names: readonly SearchName[]
  /** The values of a field and how many runs have each, most frequent first; numbers as the language writes them. */
  valuesOf: (field: Field) => readonly SeenValue[]
}
