import type { ReactNode } from 'react'
import box from '#charting/plotBox.module.css'
import { shortNames } from '#charting/shortName.ts'
import { type Marks, MarkSurface } from './MarkSurface.tsx'
import { writeValue } from './plotFields.ts'
import { NAME_GAP, type RowsLayout } from './rowsLayout.ts'
import classes from './RowsPlot.module.css'

type Props = {
  label: string
  layout: RowsLayout
  /** In px. */
  width: number
  rows: readonly { key: string; name: string; text: ReactNode }[]
  marks: Marks
  onToggle: (runId: string) => void
  /** What is drawn in the rows. */
  children: ReactNode
}

/** Rows of marks, each with its name before it and a text behind it. */
export function RowsPlot({ label, layout, width, rows, marks, onToggle, children }: Props) {
  const { area, height, rowHeight, nameLength, toTop } = layout
  const names = shortNames(
    rows.map(({ name }) => writeValue(name)),
    nameLength,
  )
  return (
    <div style={{ height }}>
      <div className={box.frame} aria-hidden>
        {children}
        {rows.map(({ key, text }, at) => (
          <div
            key={key}
            className={classes.row}
            style={{ top: toTop(at) - rowHeight / 2, height: rowHeight }}
          >
            <bdi className={`${classes.name} cut`} style={{ width: area.left - NAME_GAP }}>
              {names[at]}
            </bdi>
            {text}
          </div>
        ))}
      </div>
      <MarkSurface
        label={label}
        area={{ left: 0, top: area.top, width, height: area.height }}
        marks={marks}
        onToggle={onToggle}
      />
    </div>
  )
}
