import { diffArrays } from 'diff'

/** One line on either side, with its number from 1; null on the side that lacks it. */
export type DiffLine = {
  left: { number: number; text: string } | null
  right: { number: number; text: string } | null
  same: boolean
}

/** A stretch that is shown, or lines that are the same on both sides and folded away. */
export type DiffStretch = { folded: boolean; lines: readonly DiffLine[] }

/** More lines added and removed than this take too long to be found; time goes by the square. */
const MOST_EDITS = 4_000

/** The lines of two texts beside each other; null where they have too little in common. */
export function lineDiff(before: string, after: string): DiffLine[] | null {
  const changes = diffArrays(linesOf(before), linesOf(after), { maxEditLength: MOST_EDITS })
  if (!changes) return null
  const lines: DiffLine[] = []
  let left = 0
  let right = 0
  let removed: string[] = []
  const flush = (added: readonly string[]) => {
    const length = Math.max(removed.length, added.length)
    for (let i = 0; i < length; i++) {
      const [one, other] = [removed[i], added[i]]
      lines.push({
        left: one === undefined ? null : { number: ++left, text: one },
        right: other === undefined ? null : { number: ++right, text: other },
        same: false,
      })
    }
    removed = []
  }
  for (const { value, added, removed: gone } of changes) {
    if (gone) {
      removed = value
      continue
    }
    flush(added ? value : [])
    if (added) continue
    for (const text of value) {
      lines.push({
        left: { number: ++left, text },
        right: { number: ++right, text },
        same: true,
      })
    }
  }
  flush([])
  return lines
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** How many lines that are the same stand beside a change. */
const CONTEXT = 3
/** Fewer are not worth folding. */
const FEWEST_FOLDED = 4

/** Changes with what is around them; what else is the same is folded. */
export function diffStretches(lines: readonly DiffLine[]): DiffStretch[] {
  const near = new Uint8Array(lines.length)
  for (const [i, { same }] of lines.entries()) {
    if (!same) near.fill(1, Math.max(i - CONTEXT, 0), i + CONTEXT + 1)
  }
  const stretches: { folded: boolean; lines: DiffLine[] }[] = []
  for (const [i, line] of lines.entries()) {
    const folded = near[i] === 0
    const last = stretches.at(-1)
    if (last?.folded === folded) last.lines.push(line)
    else stretches.push({ folded, lines: [line] })
  }
  return stretches.map(({ folded, lines }) => ({
    folded: folded && lines.length >= FEWEST_FOLDED,
    lines,
  }))
}
