import { LIMITS } from '#protocol/keyRules.ts'

/** Why no alias can be called so, as a sentence; null where one can, or where nothing was written yet. */
export function aliasProblem(alias: string): string | null {
  if (alias === '') return null
  if (!/^[\p{L}\p{N}_-]+$/u.test(alias)) {
    return 'An alias may hold letters, digits, _ and - only.'
  }
  if (/^latest$/i.test(alias)) return '“latest” is kept for the newest version.'
  if (/^v\d+$/i.test(alias)) return `“${alias}” reads as the number of a version.`
  return alias.length > LIMITS.alias
    ? `The alias has ${alias.length} characters; ${LIMITS.alias} are allowed.`
    : null
}
