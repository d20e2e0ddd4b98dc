import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type Dispatch,
  type KeyboardEvent,
  type PointerEvent,
  type SetStateAction,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { TableFile, TableState } from '#files/TableFile.ts'
import type { CellRange, ColumnFacts, TableFilter } from '#files/tableMessages.ts'
import type { TableSort } from '#files/tableOrder.ts'
import { useLongList } from '#ui/useLongList.ts'
import {
  type Cell,
  cellAction,
  cellId,
  selectCell,
  selectedCells,
  type Selection,
  selectWhole,
} from './cellMove.ts'
import { clampWidth, columnWidth } from './columnWidths.ts'
import { columnFormat, type Digits } from './tableCell.ts'
import { TableHeader } from './TableHeader.tsx'
import classes from './TableGrid.module.css'
import { type PlacedColumn, TableRow } from './TableRow.tsx'

type Props = {
  file: TableFile
  state: TableState
  columns: readonly ColumnFacts[]
  names: readonly string[]
  rowCount: number
  digits: Digits
  sort: TableSort | null
  needle: TableFilter | null
  selection: Selection | null
  onSort: (column: number) => void
  onSelect: Dispatch<SetStateAction<Selection | null>>
  onCopy: (range: CellRange) => void
}

const ROW_PX = 27
const HEAD_PX = 32
const FIRST_CELL = { row: 0, column: 0 }

/** Rows and columns of which only those in view exist, worked cell by cell with the keys of a spreadsheet. */
export function TableGrid(props: Props) {
  const { file, state, columns, names, rowCount, digits, sort, needle, selection } = props
  const { onSort, onSelect, onCopy } = props
  const id = useId()
  const scroller = useRef<HTMLElement>(null)
  const [widths, setWidths] = useState<ReadonlyMap<number, number>>(new Map())

  const list = useLongList({ count: rowCount, rowPx: ROW_PX, headPx: HEAD_PX, items: 'uniform' })
  const numberPx = Math.max(String(rowCount).length, 3) * 7.5 + 22
  const sizes = columns.map(
    (column, i) => widths.get(i) ?? columnWidth(column, names[i] ?? '', digits),
  )
  // oxlint-disable-next-line react/incompatible-library -- it matters to React's compiler, which is not in use
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => sizes[index] ?? 0,
    paddingStart: numberPx,
    scrollPaddingStart: numberPx,
    overscan: 2,
  })
  const sizesKey = `${numberPx}:${sizes.join()}`
  useEffect(() => {
    columnWindow.measure()
  }, [columnWindow, sizesKey])

  const visible = columnWindow.getVirtualItems()
  const columnFrom = visible[0]?.index ?? 0
  const columnTo = (visible.at(-1)?.index ?? -1) + 1
  const { first, last, place } = list
  useEffect(() => {
    file.want({ from: first, to: last, columnFrom, columnTo })
  }, [file, first, last, columnFrom, columnTo])

  const toTop = useEffectEvent(list.toTop)
  const arranged = JSON.stringify([sort, needle])
  useEffect(() => toTop(), [arranged])

  const placed = useMemo(
    () =>
      visible.flatMap(({ index, start, size }): PlacedColumn[] => {
        const column = columns[index]
        if (!column) return []
        return [{ index, start, size, kind: column.kind, format: columnFormat(column.numbers) }]
      }),
    [visible, columns],
  )

  const size = { rows: rowCount, columns: columns.length }
  const active = selection && selection.active.row < rowCount ? selection.active : null
  const range = selection && selectedCells(selection)

  const widen = (column: number, px: number | null) =>
    setWidths((widths) => {
      const next = new Map(widths)
      if (px === null) next.delete(column)
      else next.set(column, clampWidth(px))
      return next
    })

  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget) return
    const at = active ?? FIRST_CELL
    const page = Math.max(Math.floor(list.viewPx / ROW_PX) - 1, 1)
    const action = cellAction(event, at, { ...size, page })
    if (!action) return
    event.preventDefault()
    switch (action.type) {
      case 'move': {
        const { to, extend } = action
        onSelect(extend && selection ? { ...selection, active: to, to } : selectCell(to))
        if (to.row >= 0) list.show(to.row)
        columnWindow.scrollToIndex(to.column)
        break
      }
      case 'select':
        onSelect(selectWhole(action.what, at, size))
        break
      case 'widen':
        widen(at.column, (sizes[at.column] ?? 0) + action.by)
        break
      case 'sort':
        onSort(at.column)
        break
      case 'copy':
        if (range) onCopy(range)
        break
      default:
        action satisfies never
    }
  }

  const point = ({ target }: PointerEvent, extend: boolean) => {
    const cell = cellOf(target)
    if (!cell) return
    onSelect((selection) => {
      if (cell.column >= 0) {
        return extend && selection ? { ...selection, active: cell, to: cell } : selectCell(cell)
      }
      const whole = selectWhole('row', { row: cell.row, column: 0 }, size)
      return extend && selection
        ? { ...whole, from: { row: selection.from.row, column: 0 } }
        : whole
    })
  }

  const shownTo = Math.min(last, rowCount)
  const isDrawn =
    active !== null &&
    active.column >= columnFrom &&
    active.column < columnTo &&
    (active.row < 0 || (active.row >= first && active.row < shownTo))
  const rows = Array.from({ length: Math.max(shownTo - first, 0) }, (_, i) => first + i)

  return (
    <section
      ref={(element) => {
        scroller.current = element
        return list.scrollerRef(element)
      }}
      className={classes.scroller}
      aria-label="Table"
      onScroll={list.onScroll}
    >
      <table
        className={classes.table}
        style={{ width: columnWindow.getTotalSize(), height: HEAD_PX + list.totalPx }}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- ARIA's own name for such a table
        role="grid"
        aria-label="Rows"
        aria-multiselectable
        aria-rowcount={rowCount + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={isDrawn ? cellId(id, active) : undefined}
        tabIndex={0}
        onFocus={() => onSelect((selection) => selection ?? selectCell(FIRST_CELL))}
        onKeyDown={press}
        onPointerDown={(event) => {
          if (event.button === 0) point(event, event.shiftKey)
        }}
        onPointerOver={(event) => {
          if (event.buttons === 1 && event.pointerType === 'mouse') point(event, true)
        }}
      >
        <TableHeader
          id={id}
          columns={placed}
          names={names}
          numberPx={numberPx}
          height={HEAD_PX}
          sort={sort}
          activeColumn={active?.row === -1 ? active.column : null}
          onSort={onSort}
          onWiden={widen}
        />
        <tbody className={classes.pane} style={{ height: list.viewPx, top: HEAD_PX }}>
          {rows.map((row) => (
            <TableRow
              key={row}
              id={id}
              row={row}
              shown={state.cells.rows[row - state.cells.from]}
              columnFrom={state.cells.columnFrom}
              columns={placed}
              numberPx={numberPx}
              top={(row - place.index) * ROW_PX - Math.round(place.px)}
              height={ROW_PX}
              digits={digits}
              needle={needle}
              activeColumn={active?.row === row ? active.column : null}
              range={range && row >= range.from && row < range.to ? range : null}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The cell that an element is in; column -1 is that of a row's number, null elsewhere. */
function cellOf(target: EventTarget): Cell | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null
  const [row, column] = (cell?.dataset['cell'] ?? '').split(':')
  return row && column ? { row: Number(row), column: Number(column) } : null
}
