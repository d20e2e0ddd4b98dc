import type { RunTable } from '#mlflow/runTable.ts'
import { type RunSelection, setSelected } from '#src/runSelection.ts'

/** The most runs that a selection holds, since it lives in the address. */
export const MOST_SELECTED = 500

/** Selects or clears some runs; those beyond the most that a selection holds are left out. */
export function selectRuns(
  selection: RunSelection,
  runIds: readonly string[],
  selected: boolean,
): RunSelection {
  if (!selected) return setSelected(selection, runIds, false)
  const known = new Set(selection.map(({ runId }) => runId))
  const added = runIds.filter((runId) => !known.has(runId))
  return setSelected(selection, added.slice(0, MOST_SELECTED - selection.length), true)
}

export type ShareSelected = 'none' | 'some' | 'all'

/** How much of some rows is selected, as one checkbox over all of them tells it. */
export function shareSelected(
  table: RunTable,
  rows: Int32Array,
  selection: RunSelection,
): ShareSelected {
  if (selection.length === 0) return 'none'
  const selected = new Set(selection.map(({ runId }) => table.rowOf(runId)))
  const count = rows.reduce((sum, row) => sum + Number(selected.has(row)), 0)
  if (count === 0) return 'none'
  return count === rows.length ? 'all' : 'some'
}
