import type { CellRange } from '#files/tableMessages.ts'

/** A cell of a table; row -1 is that of the headers. */
export type Cell = { row: number; column: number }

/** The id of a cell's element in a grid of an id. */
export const cellId = (id: string, { row, column }: Cell): string => `${id}-${row}-${column}`

/** What is selected: from one corner to the other, whichever of them is further down; one cell is active. */
export type Selection = { active: Cell; from: Cell; to: Cell }

export const selectCell = (cell: Cell): Selection => ({ active: cell, from: cell, to: cell })

/** What a key does in a table. */
export type CellAction =
  | { type: 'move'; to: Cell; extend: boolean }
  | { type: 'select'; what: 'row' | 'column' | 'all' }
  | { type: 'widen'; by: number }
  | { type: 'sort' | 'copy' }

type Key = { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

type Size = {
  rows: number
  columns: number
  /** Rows of a page. */
  page: number
}

const WIDEN_PX = 24

/** The keys of a grid as WAI-ARIA has them; null for a key that the table leaves to others. */
export function cellAction(pressed: Key, { row, column }: Cell, size: Size): CellAction | null {
  const { key, shiftKey, altKey } = pressed
  const ctrl = pressed.ctrlKey || pressed.metaKey
  if (altKey) {
    if (key === 'ArrowLeft') return { type: 'widen', by: -WIDEN_PX }
    return key === 'ArrowRight' ? { type: 'widen', by: WIDEN_PX } : null
  }
  const to = (row: number, column: number): CellAction => ({
    type: 'move',
    to: {
      row: Math.min(Math.max(row, -1), size.rows - 1),
      column: Math.min(Math.max(column, 0), size.columns - 1),
    },
    extend: shiftKey,
  })
  switch (key) {
    case 'ArrowDown':
      return to(ctrl ? size.rows - 1 : row + 1, column)
    case 'ArrowUp':
      return to(ctrl ? 0 : row - 1, column)
    case 'ArrowRight':
      return to(row, ctrl ? size.columns - 1 : column + 1)
    case 'ArrowLeft':
      return to(row, ctrl ? 0 : column - 1)
    case 'PageDown':
      return to(row + size.page, column)
    case 'PageUp':
      return to(Math.max(row - size.page, 0), column)
    case 'Home':
      return to(ctrl ? 0 : row, 0)
    case 'End':
      return to(ctrl ? size.rows - 1 : row, size.columns - 1)
    case 'Enter':
      return row === -1 ? { type: 'sort' } : null
    case ' ':
      if (ctrl) return { type: 'select', what: 'column' }
      if (shiftKey) return { type: 'select', what: 'row' }
      return row === -1 ? { type: 'sort' } : null
    case 'a':
      return ctrl ? { type: 'select', what: 'all' } : null
    case 'c':
      return ctrl ? { type: 'copy' } : null
    default:
      return null
  }
}

/** The rows and columns that are selected, headers apart; null where that is none. */
export function selectedCells({ from, to }: Pick<Selection, 'from' | 'to'>): CellRange | null {
  const last = Math.max(from.row, to.row)
  if (last < 0) return null
  return {
    from: Math.max(Math.min(from.row, to.row), 0),
    to: last + 1,
    columnFrom: Math.min(from.column, to.column),
    columnTo: Math.max(from.column, to.column) + 1,
  }
}

/** The selection of whole rows, columns, or everything, around a cell. */
export function selectWhole(
  what: 'row' | 'column' | 'all',
  active: Cell,
  { rows, columns }: Pick<Size, 'rows' | 'columns'>,
): Selection {
  const last = { row: rows - 1, column: columns - 1 }
  switch (what) {
    case 'row':
      return { active, from: { ...active, column: 0 }, to: { ...active, column: last.column } }
    case 'column':
      return { active, from: { ...active, row: 0 }, to: { ...active, row: last.row } }
    case 'all':
      return { active, from: { row: 0, column: 0 }, to: last }
    default:
      return what satisfies never
  }
}
