import type { CompareSearch } from './compareSearch.ts'

type Places = Pick<CompareSearch, 'selection' | 'pinnedIds'>

/** Runs in the order in which they stand: pinned ones first. */
export function inPlace<One>(
  runs: readonly One[],
  idOf: (run: One) => string,
  pinnedIds: readonly string[],
): { pinned: One[]; others: One[] } {
  const isPinned = (run: One) => pinnedIds.includes(idOf(run))
  return { pinned: runs.filter(isPinned), others: runs.filter((run) => !isPinned(run)) }
}

/** Puts a run right before or after another one; it becomes pinned where that is, and loose where that is. */
export function placeBeside(
  { selection, pinnedIds }: Places,
  runId: string,
  side: 'before' | 'after',
  besideId: string,
): Places {
  const moved = selection.find((selected) => selected.runId === runId)
  const others = selection.filter((selected) => selected !== moved)
  const at = others.findIndex((selected) => selected.runId === besideId)
  if (!moved || at === -1) return { selection, pinnedIds }
  const from = side === 'before' ? at : at + 1
  const loose = pinnedIds.filter((id) => id !== runId)
  return {
    selection: others.toSpliced(from, 0, moved),
    pinnedIds: pinnedIds.includes(besideId) ? [...loose, runId] : loose,
  }
}

/** The neighbour that a run would change places with, one step on among the pinned ones or among the others; null at the end. */
export function neighbourOf(
  { selection, pinnedIds }: Places,
  runId: string,
  step: -1 | 1,
): string | null {
  const { pinned, others } = inPlace(selection, ({ runId }) => runId, pinnedIds)
  const among = pinnedIds.includes(runId) ? pinned : others
  const at = among.findIndex((selected) => selected.runId === runId)
  return at === -1 ? null : (among[at + step]?.runId ?? null)
}

/** Pinned, or no longer. */
export const withPinTurned = (pinnedIds: readonly string[], runId: string): string[] =>
  pinnedIds.includes(runId) ? pinnedIds.filter((id) => id !== runId) : [...pinnedIds, runId]
