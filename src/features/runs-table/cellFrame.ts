import type { CSSProperties } from 'react'
import { isSummable } from './numberSummary.ts'
import { isRightAligned, type RunColumn } from './runColumns.ts'
import classes from './RunsGrid.module.css'

/** Where a cell stands in its line. */
export type CellPlace = {
  column: RunColumn
  /** As in `aria-colindex`. */
  at: number
  /** Where it stays in sight while the others scroll, in px from the left edge; undefined where it scrolls, too. */
  stuckAt?: number | undefined
  /** Room for the columns before it that are out of view, in px. */
  skipped?: number | undefined
}

/** What the `td` of a run, or of a group, says of itself. No component: a long table has thousands of them. */
export const cellFrame = ({ column, at, stuckAt, skipped }: CellPlace, heat?: CSSProperties) => ({
  'aria-colindex': at,
  className: classes['cell'],
  style: { width: column.width, left: stuckAt, marginLeft: skipped, ...heat },
  'data-stuck': stuckAt === undefined ? undefined : true,
  'data-align': isRightAligned(column) ? 'right' : undefined,
  'data-summed': isSummable(column.id) || undefined,
})
