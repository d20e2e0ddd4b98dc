import { searchableRuns } from '#protocol/searchFields.ts'
import type { Comparison, Identifier } from '#protocol/searchFilter.ts'

/** Whether a comparison is about a name, whichever of its spellings it uses: `tag.a` is `tags.a`, `created` is `start_time`. */
export function isAbout({ identifier }: Comparison, name: Identifier): boolean {
  const source = sourceOf(identifier)
  if (source !== sourceOf(name)) return false
  return source === 'attribute'
    ? attributeOf(identifier.key) === attributeOf(name.key)
    : identifier.key === name.key
}

const sourceOf = ({ entity }: Identifier) =>
  entity === null ? 'attribute' : ownEntry(searchableRuns.entities, entity)

const attributeOf = (key: string) => ownEntry(searchableRuns.attributes, key)?.means ?? key

const ownEntry = <Value>(entries: Record<string, Value>, key: string): Value | undefined =>
  Object.hasOwn(entries, key) ? entries[key] : undefined
