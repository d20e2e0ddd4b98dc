/** The longest name that MLflow's tables hold, in characters. */
const LONGEST = 256

/** Why no model can have this name, as a sentence; null where one can, or where nothing was written yet. */
export function nameProblem(name: string): string | null {
  if (name !== '' && name.trim() === '') return 'A name needs more than spaces.'
  if (name.length <= LONGEST) return null
  return `The name has ${name.length} characters; ${LONGEST} are allowed.`
}

/** What is to be known of a name before a model gets it, as a sentence; null where it is as good as any. */
export function nameAdvice(name: string): string | null {
  const sign = /[/:?]/.exec(name)?.[0]
  if (sign === undefined) return null
  const unnamed = sign === ':' ? '' : ` MLflow cannot load a model of this name by its name.`
  return sign === '?'
    ? unnamed.trim()
    : `MLflow since 3.11 refuses names with “${sign}”; older servers take them.${unnamed}`
}
