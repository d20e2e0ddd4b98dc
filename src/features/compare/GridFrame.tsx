import type { MouseEvent, ReactNode, RefObject } from 'react'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import classes from './ComparisonGrid.module.css'
import { type GridPlace, moveInGrid } from './gridMoves.ts'

type Props = {
  id: string
  scroller: RefObject<HTMLElement | null>
  table: RefObject<HTMLTableElement | null>
  /** Of all cells, drawn or not, without the headings. */
  extent: { columns: number; rows: number }
  /** What a screen reader is told of all rows and columns, with the headings. */
  counted: { columns: number; rows: number }
  /** Of all columns, in px. */
  width: number
  /** The active cell; null where none was chosen yet. */
  at: GridPlace | null
  onMove: (to: GridPlace) => void
  /** Which cell was clicked, by its `aria-rowindex` and `aria-colindex`. */
  onClickAt: (rowIndex: number, columnIndex: number) => void
  children: ReactNode
}

/** About how high a row is, in px. */
const ROW_PX = 31

/** Its borders, and room for a scrollbar, which would else cover the last column, in px. */
const AROUND_PX = 2 + 15

/** The id of a cell in the table of an id. Only the active one needs it. */
export const cellId = (id: string, { x, y }: GridPlace) => `${id}-${y}-${x}`

/** What the active cell says of itself; nothing for the others. */
export const activeProps = (isActive: boolean, id: string | undefined) =>
  isActive ? { id, 'data-active': true } : {}

/**
 * The table around a comparison: it scrolls by itself, keys move from cell to cell, and Enter opens what a cell holds.
 * The table has the focus throughout, since cells come and go; it names the active one.
 */
export function GridFrame(props: Props) {
  const { id, scroller, table, extent, counted, width, at, onMove, onClickAt, children } = props
  const activeId = at ? cellId(id, at) : undefined
  return (
    <ScrollRegion
      ref={scroller}
      label="Comparison"
      className={classes.scroller}
      style={{ width: width + AROUND_PX }}
    >
      <table
        ref={table}
        className={classes.table}
        style={{ width }}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- keys move among its cells
        role="grid"
        aria-label="Runs side by side"
        aria-rowcount={counted.rows}
        aria-colcount={counted.columns}
        aria-activedescendant={activeId}
        tabIndex={0}
        onClick={(event) => {
          const clicked = clickedIndices(event)
          if (clicked) onClickAt(...clicked)
        }}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget) return
          if (event.key === 'Enter' && activeId !== undefined) {
            event.preventDefault()
            openCell(activeId)
            return
          }
          const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 3, 1)
          const to = moveInGrid(event, at ?? { x: -1, y: -1 }, { ...extent, page })
          if (!to) return
          event.preventDefault()
          onMove(to)
        }}
      >
        {children}
      </table>
    </ScrollRegion>
  )
}

function clickedIndices({ target }: MouseEvent): [row: number, column: number] | null {
  const cell = target instanceof Element ? target.closest('[aria-colindex]') : null
  const row = cell?.closest('[aria-rowindex]')
  if (!cell || !row) return null
  return [Number(row.getAttribute('aria-rowindex')), Number(cell.getAttribute('aria-colindex'))]
}

/** A menu before any other button, a button before a link. */
function openCell(id: string) {
  const cell = document.getElementById(id)
  const found = ['[aria-haspopup="menu"]', 'button', 'a'].flatMap(
    (selector) => cell?.querySelector<HTMLElement>(selector) ?? [],
  )
  found[0]?.click()
}
