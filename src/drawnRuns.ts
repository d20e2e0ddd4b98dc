import { COLOUR_SLOTS, type RunSelection } from './runSelection.ts'

/** The most selected runs that panels draw: beyond these a chart says nothing, and each asks for a history of each. */
const MOST_DRAWN = 100

/**
 * The runs that panels draw, with their colours, and a note that says so where they are not simply the selected ones:
 * the first of the selected, or with nothing selected the first of the table, whose order `tableIds` is.
 */
export function drawnRuns(selection: RunSelection, tableIds: readonly string[]) {
  if (selection.length > 0) {
    const drawn = selection.slice(0, MOST_DRAWN)
    const all = drawn.length === selection.length
    const note = all ? null : `${drawn.length} of ${selection.length} selected runs are drawn`
    return { drawn, note }
  }
  const drawn: RunSelection = tableIds
    .slice(0, COLOUR_SLOTS)
    .map((runId, slot) => ({ runId, slot }))
  const which =
    tableIds.length > COLOUR_SLOTS ? `the first ${COLOUR_SLOTS} of the table` : 'those of the table'
  const note = drawn.length > 0 ? `No run is selected: ${which} are drawn` : null
  return { drawn, note }
}

/** The ids of a table's first rows, as many as are ever drawn, and one more. */
export const firstIds = ({ ids }: { ids: readonly string[] }, rows: Int32Array): string[] =>
  Array.from(rows.subarray(0, COLOUR_SLOTS + 1), (row) => ids[row] ?? '')
