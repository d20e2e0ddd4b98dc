import { isSelected, type RunSelection, setSelected } from '#src/runSelection.ts'

/** The most runs that a selection holds, since it lives in the address. */
export const MOST_SELECTED = 500

/** Selects or clears some runs; those beyond the most that a selection holds are left out. */
export function selectRuns(
  selection: RunSelection,
  runIds: readonly string[],
  selected: boolean,
): RunSelection {
  if (!selected) return setSelected(selection, runIds, false)
  const added = runIds.filter((runId) => !isSelected(selection, runId))
  return setSelected(selection, added.slice(0, MOST_SELECTED - selection.length), true)
}

/** The ids from one row to another, both included, whichever comes first; only the second if the first is gone. */
export function rangeBetween(ids: readonly string[], from: string | null, to: string): string[] {
  const start = from === null ? -1 : ids.indexOf(from)
  const end = ids.indexOf(to)
  if (start === -1 || end === -1) return [to]
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1)
}

export type ShareSelected = 'none' | 'some' | 'all'

/** How much of some runs is selected, as one checkbox over all of them tells it. */
export function shareSelected(ids: readonly string[], selection: RunSelection): ShareSelected {
  const selected = new Set(selection.map(({ runId }) => runId))
  const count = ids.filter((id) => selected.has(id)).length
  if (count === 0) return 'none'
  return count === ids.length ? 'all' : 'some'
}
