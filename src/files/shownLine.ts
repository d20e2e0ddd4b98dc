import { matchesIn } from './LineFinder.ts'
import { isHighSurrogate } from './readChunks.ts'
import type { ShownLine } from './textMessages.ts'

/** Of a longer line, in characters, a part is shown at first. */
export const FOLD = 2_000

/** One line as it is shown: a part of it, cut where matches of the expression begin and end. */
export function shownLine(
  line: number,
  text: string,
  part: { from: number; to: number },
  expression: RegExp | null,
): ShownLine {
  const from = Math.min(wholeAt(text, part.from), text.length)
  const to = Math.min(wholeAt(text, part.to), text.length)
  const pieces: ShownLine['pieces'] = []
  const add = (start: number, end: number, isMatch: boolean) => {
    const shown = text.slice(Math.max(start, from), Math.min(end, to))
    if (shown !== '') pieces.push({ text: shown, start: Math.max(start, from), isMatch })
  }
  let at = from
  for (const [start, length] of expression ? matchesIn(text, expression) : []) {
    if (start >= to) break
    add(at, start, false)
    add(start, start + length, true)
    at = start + length
  }
  add(at, to, false)
  return { line, before: from, after: text.length - to, pieces }
}

/** A place that cuts no character in two. */
const wholeAt = (text: string, at: number) =>
  isHighSurrogate(text.charCodeAt(at - 1)) ? at + 1 : at
