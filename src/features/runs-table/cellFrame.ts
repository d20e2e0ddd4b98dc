import type { CSSProperties } from 'react'
import { isSummable } from './numberSummary.ts'
import { isRightAligned } from './runColumns.ts'
import type { CellPlace } from './placeCells.ts'
import classes from './RunsGrid.module.css'

/** What the `td` of a run, or of a group, says of itself. No component: a long table has thousands of them. */
export const cellFrame = ({ column, at, stuckAt, skipped }: CellPlace, heat?: CSSProperties) => ({
  'aria-colindex': at,
  className: classes['cell'],
  style: { width: column.width, left: stuckAt, marginLeft: skipped, ...heat },
  'data-stuck': stuckAt === undefined ? undefined : true,
  'data-align': isRightAligned(column) ? 'right' : undefined,
  'data-summed': isSummable(column.id) || undefined,
})
