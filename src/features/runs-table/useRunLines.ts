import { useCallback, useMemo, useState } from 'react'
import { shortKey } from '#src/shortKey.ts'
import { groupLines } from './groupLines.ts'
import { nestRows, parentRows, withParents } from './nestedRows.ts'
import { toggled } from './runsView.ts'
import { turnInView } from './turnedLines.ts'
import type { Workspace } from './useWorkspace.ts'

/**
 * The lines of the table, and which of them the user opened or closed. These are in the address, as many as it holds;
 * those beyond last as long as the page.
 */
export function useRunLines({ state, view, changeView, rows, groups }: Workspace) {
  const { table, version } = state
  const { filter, brushes, starredOnly, topRuns, openGroups, closedRuns } = view
  const [beyond, setBeyond] = useState<readonly string[]>([])
  const turned = useMemo(
    () => new Set([...openGroups, ...closedRuns, ...beyond]),
    [openGroups, closedRuns, beyond],
  )
  /** Runs stand open and groups closed, until they are turned. */
  const isTurned = useCallback(
    (id: string) => turned.size > 0 && turned.has(shortKey(id)),
    [turned],
  )
  const onTurn = useCallback(
    (id: string) => {
      const key = shortKey(id)
      const kind = table.rowOf(id) === undefined ? 'openGroups' : 'closedRuns'
      const change = beyond.includes(key) ? null : turnInView({ openGroups, closedRuns }, kind, id)
      if (change) changeView(change)
      else setBeyond(toggled(beyond, key))
    },
    [table, changeView, openGroups, closedRuns, beyond],
  )
  const lines = useMemo(() => {
    const top = new Set(topRuns.map((id) => table.rowOf(id)))
    const topFirst = (rows: Int32Array) =>
      top.size === 0
        ? rows
        : Int32Array.from([...rows].toSorted((a, b) => Number(top.has(b)) - Number(top.has(a))))
    if (groups) return groupLines(groups, ({ id }) => isTurned(id), topFirst)
    const parents = parentRows(table)
    const matches = new Uint8Array(table.size)
    for (const row of rows) matches[row] = 1
    const isWhole = filter === '' && !starredOnly && brushes.length === 0
    const all = isWhole ? rows : withParents(rows, parents)
    return nestRows(topFirst(all), parents, (row) => isTurned(table.ids[row] ?? ''), matches)
    // oxlint-disable-next-line react/exhaustive-deps -- the version says that the table is different
  }, [table, version, rows, groups, isTurned, filter, brushes, starredOnly, topRuns])
  return { lines, isTurned, onTurn }
}
