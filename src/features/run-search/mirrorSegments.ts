import type { FilterProblem } from '#protocol/filterLanguage.ts'
import { type FilterPiece, filterPieces } from '#protocol/filterPieces.ts'

export type MirrorSegment = { text: string; kind: FilterPiece['kind']; wrong: boolean }

/** A filter cut where its colour or its underline changes. A problem at the very end is marked on what it follows. */
export function mirrorSegments(text: string, problem: FilterProblem | null): MirrorSegment[] {
  const last = Math.max(text.trimEnd().length - 1, 0)
  const start = problem ? Math.min(problem.position, last) : Infinity
  const end = problem ? Math.max(problem.position + problem.length, start + 1) : Infinity
  const segments = filterPieces(text).flatMap(({ kind, from, to }) => {
    const within = (place: number) => Math.min(Math.max(place, from), to)
    return [
      { text: text.slice(from, within(start)), kind, wrong: false },
      { text: text.slice(within(start), within(end)), kind, wrong: true },
      { text: text.slice(within(end), to), kind, wrong: false },
    ]
  })
  return segments.filter((segment) => segment.text !== '')
}
