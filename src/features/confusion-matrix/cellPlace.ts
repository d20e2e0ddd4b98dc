/** A cell of a matrix: the places of its true and its predicted class, from 0. */
export type CellPlace = { row: number; column: number }

/** Where a key leads from a cell: arrows to the next one, Home and End to the ends of the row, Page keys to those of the column. */
export function moveCell(key: string, { row, column }: CellPlace, size: number): CellPlace | null {
  const last = size - 1
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column }
    case 'ArrowDown':
      return { row: Math.min(row + 1, last), column }
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) }
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, last) }
    case 'Home':
      return { row, column: 0 }
    case 'End':
      return { row, column: last }
    case 'PageUp':
      return { row: 0, column }
    case 'PageDown':
      return { row: last, column }
    default:
      return null
  }
}
