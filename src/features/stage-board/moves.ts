import { readTransition, type StageTransition } from '#protocol/transitions.ts'

/** A version's tags apart from those that keep its moves, and the moves, the latest first. */
export function separateMoves(tags: ReadonlyMap<string, string>): {
  others: [key: string, value: string][]
  moves: StageTransition[]
} {
  const read = [...tags].map(([key, value]) => ({
    key,
    value,
    move: readTransition({ key, value }),
  }))
  return {
    others: read.flatMap(({ key, value, move }) => (move === null ? [[key, value]] : [])),
    moves: read.flatMap(({ move }) => move ?? []).toSorted((one, other) => other.time - one.time),
  }
}
