import type { RunTable } from '#mlflow/runTable.ts'
import { groupAt } from './groupLines.ts'
import type { RunGroup } from './runGroups.ts'

/** The runs and groups that stand at the lines of a table, by id. */
export type LineIds = {
  /** Null beyond the last line. */
  at: (index: number) => string | null
  /** -1 where no line has it. */
  indexOf: (id: string) => number
  /** The runs from one line to another, both included, whichever comes first; a group stands for its runs. */
  runsBetween: (from: number, to: number) => string[]
}

/** Tells lines of runs and groups by id; `rows` are a table's lines. */
export function lineIds(table: RunTable, groups: readonly RunGroup[], rows: Int32Array): LineIds {
  const idOf = (row: number) => table.ids[row] ?? ''
  return {
    at: (index) => {
      const row = rows[index]
      if (row === undefined) return null
      const group = groupAt(row)
      return group === null ? idOf(row) : (groups[group]?.id ?? null)
    },
    indexOf: (id) => {
      const row = table.rowOf(id)
      if (row !== undefined) return rows.indexOf(row)
      const group = groups.findIndex((candidate) => candidate.id === id)
      return group === -1 ? -1 : rows.indexOf(~group)
    },
    runsBetween: (from, to) => {
      const runIds = new Set<string>()
      for (const row of rows.subarray(Math.min(from, to), Math.max(from, to) + 1)) {
        const group = groupAt(row)
        if (group === null) runIds.add(idOf(row))
        else for (const member of groups[group]?.rows ?? []) runIds.add(idOf(member))
      }
      return [...runIds]
    },
  }
}
