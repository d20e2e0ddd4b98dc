import { keyProblem, LIMITS } from '#protocol/keyRules.ts'

type NewTag = { key: string; value: string }

/**
 * Why a new tag cannot have this key, as a sentence; null where it can, or where nothing was written yet. `reserved` says
 * why a key is not to be had here, and null of any other.
 */
export function newTagProblem(
  { key, value }: NewTag,
  reserved: (key: string) => string | null,
): string | null {
  if (key === '') return value === '' ? null : 'The new tag needs a key.'
  const kept = reserved(key)
  if (kept !== null) return kept
  if (key.length > LIMITS.key) {
    return `The key has ${key.length} characters; ${LIMITS.key} are allowed.`
  }
  const problem = keyProblem(key)
  return problem === null ? null : `This is no tag: ${problem}.`
}
