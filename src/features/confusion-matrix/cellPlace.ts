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

/**
 * The cell at a place that is told in cells, with fractions; among those that reach less far than `reach` beyond it, the
 * one with the strongest colour. Null outside the matrix.
 */
export function strongestNear(
  { labels, heat }: { labels: readonly string[]; heat: Float64Array },
  at: { row: number; column: number; reach: number },
): CellPlace | null {
  const size = labels.length
  const place = { row: Math.floor(at.row), column: Math.floor(at.column) }
  if (at.row < 0 || at.column < 0 || place.row >= size || place.column >= size) return null
  const strength = (row: number, column: number) => Math.abs(heat[row * size + column] ?? 0)
  let best = place
  const end = (start: number) => Math.min(Math.ceil(start + at.reach), size)
  for (let row = place.row; row < end(at.row); row++) {
    for (let column = place.column; column < end(at.column); column++) {
      if (strength(row, column) > strength(best.row, best.column)) best = { row, column }
    }
  }
  return best
}
