import type { CellRange, ColumnFacts, ShownRow, TableFilter } from '#files/tableMessages.ts'
import type { NumberFormat } from '#ui/formatNumber.ts'
import { cellId } from './cellMove.ts'
import { markedText } from './markedText.ts'
import { cellLook, type Digits } from './tableCell.ts'
import classes from './TableGrid.module.css'

/** A column in view: its place among all, and in px. */
export type PlacedColumn = {
  index: number
  start: number
  size: number
  kind: ColumnFacts['kind']
  /** How its numbers are written; null where they stay as they are. */
  format: NumberFormat | null
}

type Props = {
  /** Of the grid. */
  id: string
  row: number
  /** Undefined until it comes. */
  shown: ShownRow | undefined
  /** The column of the first cell in `shown`. */
  columnFrom: number
  columns: readonly PlacedColumn[]
  numberPx: number
  top: number
  height: number
  digits: Digits
  needle: TableFilter | null
  /** Null where the active cell is in another row. */
  activeColumn: number | null
  /** What is selected of this row; null where nothing is. */
  range: CellRange | null
}

/** One row: its number in the file, and its cells in view. */
export function TableRow(props: Props) {
  const { id, row, shown, columnFrom, columns, numberPx, top, height } = props
  const { digits, needle, activeColumn, range } = props
  return (
    <tr className={classes.row} style={{ top, height }} aria-rowindex={row + 2}>
      <th
        scope="row"
        className={classes.number}
        style={{ width: numberPx }}
        aria-colindex={1}
        data-cell={`${row}:-1`}
      >
        {shown?.number.toLocaleString('en')}
      </th>
      {columns.map(({ index, start, size, kind, format }) => {
        const text = shown?.cells[index - columnFrom]
        const look = text === undefined ? null : cellLook(text, { kind }, format, digits)
        const isSearched = needle && (needle.column === null || needle.column === index)
        const isSelected = range !== null && index >= range.columnFrom && index < range.columnTo
        return (
          <td
            key={index}
            id={cellId(id, { row, column: index })}
            className={classes.cell}
            style={{ left: start, width: size }}
            aria-colindex={index + 2}
            aria-selected={isSelected}
            data-cell={`${row}:${index}`}
            data-kind={kind}
            data-tone={look?.tone ?? undefined}
            data-active={activeColumn === index || undefined}
            title={titleOf(look?.written ?? null, text ?? '')}
          >
            {look && (
              <bdi>{isSearched ? <Marked text={look.text} needle={needle.text} /> : look.text}</bdi>
            )}
          </td>
        )
      })}
    </tr>
  )
}

/** Longer texts may be cut by their column. */
const SHORT = 12

const titleOf = (written: string | null, text: string) =>
  written !== null ? `${written} as written` : text.length > SHORT ? text : undefined

const Marked = ({ text, needle }: { text: string; needle: string }) =>
  markedText(text, needle).map((piece, i) =>
    piece.isMatch ? (
      <mark key={i} className={classes.match}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )
