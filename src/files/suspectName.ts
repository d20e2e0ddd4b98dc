/** Why a name in an archive is one that a careless program would write to where it should not; null where it is not. */
export function suspectName(name: string): string | null {
  if (/(^|[/\\])\.\.([/\\]|$)/.test(name)) return 'leads out of the folder'
  if (/^[/\\]/.test(name)) return 'is absolute'
  if (/^[a-z]:/i.test(name)) return 'names a drive'
  // oxlint-disable-next-line no-control-regex -- that is what is looked for
  if (/[\0-\x1f\x7f]/.test(name)) return 'holds control characters'
  if (/[\u202a-\u202e\u2066-\u2069]/.test(name))
    return 'holds marks that turn the reading direction'
  return null
}

/** A name with its control characters, line ends and direction marks in sight. */
export const visibleName = (name: string): string =>
  name.replaceAll(
    // oxlint-disable-next-line no-control-regex -- that is what is made visible
    /[\0-\x1f\x7f\u2028-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
