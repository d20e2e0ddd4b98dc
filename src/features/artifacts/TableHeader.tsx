import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import type { TableSort } from '#files/tableOrder.ts'
import { cellId } from './cellMove.ts'
import classes from './TableGrid.module.css'
import type { PlacedColumn } from './TableRow.tsx'

type Props = {
  /** Of the grid. */
  id: string
  columns: readonly PlacedColumn[]
  names: readonly string[]
  numberPx: number
  height: number
  sort: TableSort | null
  /** Null where the active cell is in a row. */
  activeColumn: number | null
  onSort: (column: number) => void
  /** `px` null for the width that the column has by itself. */
  onWiden: (column: number, px: number | null) => void
}

/** The names of the columns in view; a click sorts, the right edge is dragged. */
export function TableHeader(props: Props) {
  const { id, columns, names, numberPx, height, sort, activeColumn, onSort, onWiden } = props
  return (
    <thead className={classes.head} style={{ height }}>
      <tr aria-rowindex={1}>
        <th
          scope="col"
          className={classes.corner}
          style={{ width: numberPx, height }}
          aria-colindex={1}
        >
          #
        </th>
        {columns.map(({ index, start, size, kind }) => {
          const order = sort?.column === index ? sort.order : 'none'
          const Arrow = order === 'descending' ? ArrowDown : ArrowUp
          const name = names[index] ?? ''
          return (
            <th
              key={index}
              id={cellId(id, { row: -1, column: index })}
              scope="col"
              className={classes.headCell}
              style={{ left: start, width: size, height }}
              aria-colindex={index + 2}
              aria-sort={order}
              data-kind={kind}
              data-active={activeColumn === index || undefined}
            >
              <button
                type="button"
                tabIndex={-1}
                className={classes.sort}
                title={`${name}\n${kind}; Enter sorts, Alt+← and Alt+→ change the width`}
                onClick={() => onSort(index)}
              >
                <bdi>{name}</bdi>
                {order !== 'none' && <Arrow size={12} aria-hidden />}
              </button>
              <Edge width={size} onWiden={(px) => onWiden(index, px)} />
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

type EdgeProps = { width: number; onWiden: (px: number | null) => void }

/** The right edge of a header, to be dragged; keys of the grid do the same. */
function Edge({ width, onWiden }: EdgeProps) {
  const [from, setFrom] = useState<{ x: number; width: number } | null>(null)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the pointer's way; Alt with an arrow is the keyboard's
    <span
      className={classes.edge}
      data-dragging={from === null ? undefined : true}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        setFrom({ x: event.clientX, width })
      }}
      onPointerMove={({ clientX }) => from && onWiden(from.width + clientX - from.x)}
      onPointerUp={() => setFrom(null)}
      onDoubleClick={() => onWiden(null)}
    />
  )
}
