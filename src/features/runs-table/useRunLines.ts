import { useCallback, useMemo, useState } from 'react'
import { groupLines } from './groupLines.ts'
import { nestRows, parentRows, withParents } from './nestedRows.ts'
import { toggled } from './runsView.ts'
import type { Workspace } from './useWorkspace.ts'

/** The lines of the table, and which of them the user opened or closed. */
export function useRunLines({ state, view, rows, groups }: Workspace) {
  const { table, version } = state
  const { filter, starredOnly, topRuns } = view
  // Runs stand open and groups closed, until they are turned.
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const onTurn = useCallback((id: string) => setTurned((now) => new Set(toggled([...now], id))), [])
  const lines = useMemo(() => {
    const top = new Set(topRuns.map((id) => table.rowOf(id)))
    const topFirst = (rows: Int32Array) =>
      top.size === 0
        ? rows
        : Int32Array.from([...rows].toSorted((a, b) => Number(top.has(b)) - Number(top.has(a))))
    if (groups) return groupLines(groups, ({ id }) => turned.has(id), topFirst)
    const parents = parentRows(table)
    const matches = new Uint8Array(table.size)
    for (const row of rows) matches[row] = 1
    const all = filter === '' && !starredOnly ? rows : withParents(rows, parents)
    return nestRows(topFirst(all), parents, (row) => turned.has(table.ids[row] ?? ''), matches)
    // oxlint-disable-next-line react/exhaustive-deps -- the version says that the table is different
  }, [table, version, rows, groups, turned, filter, starredOnly, topRuns])
  return { lines, turned, onTurn }
}
