import { useMemo, useState } from 'react'
import { rowId } from './comparison.ts'
import type { GridModel } from './gridModel.ts'
import { nextDifference } from './gridMoves.ts'

/** By index among the rows and the runs that are shown; -1 for their headings. */
export type CellPlace = { row: number; run: number }

/** A cell by its key and its run, so that it stays the same while others come, go and move. Another object with each move. */
export type ActiveCell = { rowId: string | null; runId: string | null }

/** The cell that keys act on, and where it is now; null until one was chosen. Where it is gone, it is the heading that is left. */
export function useActiveCell({ rows, runs }: Pick<GridModel, 'rows' | 'runs'>) {
  const [active, setActive] = useState<ActiveCell | null>(null)
  const at = useMemo(
    () =>
      active && {
        row: rows.findIndex((row) => rowId(row) === active.rowId),
        run: runs.findIndex(({ run }) => run.id === active.runId),
      },
    [active, rows, runs],
  )
  const moveTo = ({ row, run }: CellPlace) => {
    const found = rows[row]
    setActive({ rowId: found ? rowId(found) : null, runId: runs[run]?.run.id ?? null })
  }
  /** To the next key in which the runs differ, or to the one before. */
  const jump = (step: -1 | 1) => {
    const differs = rows.map((row) => row.differs)
    const row = nextDifference(differs, at?.row ?? -1, step)
    if (row !== -1) moveTo({ row, run: at?.run ?? -1 })
  }
  return { active, at, moveTo, jump }
}
