import type { ReactNode } from 'react'
import { type HeatRange, heatStyle } from './heat.ts'
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
  /** What its column's heat ranges over; undefined for a column without. */
  heat: HeatRange | undefined
}

type Props = CellPlace & {
  /** What the heat goes by. */
  value: number | null
  children: ReactNode
}

/** The frame of one cell of a run, or of a group. */
export const LineCell = ({ column, at, left, pinned, heat, value, children }: Props) => (
  <td
    aria-colindex={at}
    className={classes.cell}
    style={{
      left,
      width: column.width,
      ...(pinned && { position: 'sticky' }),
      ...heatStyle(value, heat),
    }}
    data-align={isRightAligned(column) ? 'right' : undefined}
    data-summed={isSummable(column.id) || undefined}
  >
    {children}
  </td>
)
