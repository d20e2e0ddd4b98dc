import type { NestedRows } from './nestedRows.ts'
import type { RunGroup } from './runGroups.ts'

/**
 * The lines of groups, each followed by its runs where it is open. In the place of a row, the line of the group at n
 * has ~n, which is below 0. `arrange` puts the runs of an open group in order.
 */
export function groupLines(
  groups: readonly RunGroup[],
  isOpen: (group: RunGroup) => boolean,
  arrange: (rows: Int32Array) => Int32Array,
): NestedRows {
  const open = groups.map(isOpen)
  const count = groups.reduce((sum, { rows }, at) => sum + 1 + (open[at] ? rows.length : 0), 0)
  const lines: NestedRows = {
    rows: new Int32Array(count),
    depths: new Uint8Array(count),
    children: new Uint32Array(count),
    contexts: new Uint8Array(count),
    childRows: noRows,
  }
  let next = 0
  for (const [at, { rows }] of groups.entries()) {
    lines.children[next] = rows.length
    lines.rows[next++] = ~at
    if (!open[at]) continue
    lines.rows.set(arrange(rows), next)
    lines.depths.fill(1, next, next + rows.length)
    next += rows.length
  }
  return lines
}

const noRows = () => []

/** The place of the group whose line this is; null for the line of a run. */
export const groupAt = (row: number): number | null => (row < 0 ? ~row : null)
