import type { RunTable } from '#mlflow/runTable.ts'
import { COLOUR_SLOTS, type RunSelection } from '#src/runSelection.ts'
import { formatCount } from '#ui/formatCount.ts'
import { groupName, type RunGroup } from './runGroups.ts'

/** The most runs of one group that are drawn: beyond these a band hardly changes, and each needs its history. */
const MOST_RUNS = 20

/** A group that panels draw as one line: no two have one label, and each has a colour slot, 0 to 7. */
export type DrawnGroup = { group: RunGroup; label: string; slot: number; rows: Int32Array }

/**
 * The groups that panels draw, with a note that says which these are: the first of those that hold a selected run, or
 * where none does the first of all.
 */
export function drawnGroups(
  table: RunTable,
  groups: readonly RunGroup[],
  selection: RunSelection,
): { drawn: DrawnGroup[]; note: string | null } {
  const selected = new Set(selection.map(({ runId }) => table.rowOf(runId)))
  const chosen =
    selected.size === 0 ? [] : groups.filter(({ rows }) => rows.some((row) => selected.has(row)))
  const drawable = chosen.length > 0 ? chosen : groups
  const shown = drawable.slice(0, COLOUR_SLOTS)
  const labels = distinct(shown.map(groupName))
  const drawn = shown.map((group, slot) => ({
    group,
    label: labels[slot] ?? '',
    slot,
    rows: group.rows.subarray(0, MOST_RUNS),
  }))
  const notes = [
    drawable.length > shown.length
      ? `The first ${shown.length} of ${formatCount(drawable.length, 'group')} ${chosen.length > 0 ? 'with selected runs ' : ''}are drawn`
      : chosen.length > 0 && 'The groups with selected runs are drawn',
    shown.some(({ rows }) => rows.length > MOST_RUNS) && `at most ${MOST_RUNS} runs of each`,
  ]
  return { drawn, note: notes.filter((text) => text !== false).join(' · ') || null }
}

/** The same texts, with a number behind each that is there already. */
function distinct(texts: readonly string[]): string[] {
  const taken = new Set<string>()
  return texts.map((text) => {
    let name = text
    for (let n = 2; taken.has(name); n++) name = `${text} (${n})`
    taken.add(name)
    return name
  })
}
