/** The longest name that every file system takes, less its ending. */
const LONGEST = 80

/** A text as the name of a file on any system: its letters, digits, dots and hyphens, the rest as `_`. */
export function fileName(text: string): string {
  const safe = text
    .normalize()
    .replaceAll(/[^\p{L}\p{N}.-]+/gu, '_')
    .replace(/^[_.]+/, '')
    .slice(0, LONGEST)
    .replace(/[_.]+$/, '')
  return safe === '' ? 'chart' : safe
}
