import { breakableParts } from '#ui/breakableParts.ts'

/** What some signs take of a line at 13 px, in px: those of Inter, rounded up so that an estimate is seldom too small. */
const WIDTHS: [signs: RegExp, px: number][] = [
  [/[ijlI.,:;'! ]/, 4],
  [/[frt()[\]/|_\-1]/, 5.7],
  [/[mwMW@%]/, 12],
  [/[A-Z]/, 9.6],
]
const USUAL_PX = 8
/** Chinese and the like, and emoji. */
const FULL_PX = 14

/** What is longer is cut anyway. */
const MEASURED = 400

function widthOf(text: string): number {
  let width = 0
  for (const sign of text) {
    const known = WIDTHS.find(([signs]) => signs.test(sign))
    width += known?.[1] ?? (sign < '\u1100' ? USUAL_PX : FULL_PX)
  }
  return width
}

/**
 * How many lines a text takes in a width, about: it breaks after separators, and within words that are longer than a
 * line. So the height of a row is known before it is drawn, and nothing moves when it is.
 */
export function estimateLines(text: string, width: number): number {
  if (text.length * FULL_PX <= width) return 1
  let lines = 1
  let used = 0
  for (const part of breakableParts(text.slice(0, MEASURED))) {
    const size = widthOf(part)
    if (used > 0 && used + size > width) {
      lines++
      used = 0
    }
    if (size > width) {
      const more = Math.ceil(size / width) - 1
      lines += more
      used = size - more * width
    } else used += size
  }
  return lines
}
