/** Lines of a text, counted from 1; both are among them. */
export type LineRange = { first: number; last: number }

const ANCHOR = /^#L(\d{1,9})(?:-L?(\d{1,9}))?$/

/** The lines that an address names, as in `#L120` or `#L120-L130`. */
export function readLineAnchor(hash: string): LineRange | null {
  const [, from, to] = ANCHOR.exec(hash) ?? []
  const first = Number(from ?? 0)
  const last = Number(to ?? first)
  if (first < 1 || last < 1) return null
  return { first: Math.min(first, last), last: Math.max(first, last) }
}

export const writeLineAnchor = ({ first, last }: LineRange): string =>
  first === last ? `#L${first}` : `#L${first}-L${last}`
