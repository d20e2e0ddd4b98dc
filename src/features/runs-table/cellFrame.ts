import type { CSSProperties } from 'react'
import { isSummable } from './numberSummary.ts'
import { isRightAligned, type RunColumn } from './runColumns.ts'
import classes from './RunsGrid.module.css'

/** Where a cell stands in its line. */
export type CellPlace = {
  column: RunColumn
  /** As in `aria-colindex`. */
  at: number
  /** In px. */
  left: number
  /** Whether it stays in sight while the others scroll. */
  pinned: boolean
}

/** What the `td` of a run, or of a group, says of itself. No component: a long table has thousands of them. */
export const cellFrame = ({ column, at, left, pinned }: CellPlace, heat?: CSSProperties) => ({
  'aria-colindex': at,
  className: classes['cell'],
  style: { left, width: column.width, ...(pinned && STICKY), ...heat },
  'data-align': isRightAligned(column) ? 'right' : undefined,
  'data-summed': isSummable(column.id) || undefined,
})

const STICKY: CSSProperties = { position: 'sticky' }
