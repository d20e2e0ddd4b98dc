import { mlflowError } from '#protocol/errors.ts'

/** The tags that something is created with; throws BAD_REQUEST when a key is given twice. */
export function tagsByKey(tags: { key: string; value: string }[]): Map<string, string> {
  const byKey = new Map(tags.map(({ key, value }) => [key, value]))
  if (byKey.size === tags.length) return byKey
  throw mlflowError('BAD_REQUEST', "Invalid value for field 'tags': a key is given twice.")
}
