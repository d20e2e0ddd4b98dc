import type { Identifier } from '#protocol/searchFilter.ts'

export type SearchName = {
  /** As the filter language writes it, e.g. metrics.f1_score. */
  id: string
  kind: 'metric' | 'param' | 'tag' | 'attribute' | 'dataset'
}

/** What the loaded runs have that a search can speak of. */
export type Vocabulary = {
  names: readonly SearchName[]
  /** The values of one name and how many runs have each, most frequent first; numbers as the language writes them. */
  valuesOf: (identifier: Identifier) => readonly SeenValue[]
}

export type SeenValue = { value: string; count: number }
