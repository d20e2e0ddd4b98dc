import type { VirtualItem } from '@tanstack/react-virtual'
import type { RunColumn } from './runColumns.ts'

/** Where a cell stands in its line. */
export type CellPlace = {
  column: RunColumn
  /** As in `aria-colindex`. */
  at: number
  /** Where it stays in sight while the others scroll, in px from the left edge; undefined where it scrolls, too. */
  stuckAt?: number | undefined
  /** Room for the columns before it that are out of view, in px. */
  skipped?: number | undefined
}

type Columns = {
  pinned: readonly RunColumn[]
  /** Where the pinned columns begin, in px. */
  pinnedAt: readonly number[]
  /** How wide all of them are together with the name, in px. */
  pinnedPx: number
  scrolling: readonly RunColumn[]
  /** Those of the scrolling columns that are drawn. */
  visible: readonly VirtualItem[]
}

/** Where the cells of every line stand, after its checkbox and its name. */
export function placeCells({
  pinned,
  pinnedAt,
  pinnedPx,
  scrolling,
  visible,
}: Columns): CellPlace[] {
  const firstAt = 3
  const stuck = pinned.map((column, at) => ({ column, at: at + firstAt, stuckAt: pinnedAt[at] }))
  const scrolled = visible.flatMap(({ index, start }, nth) => {
    const column = scrolling[index]
    const skipped = nth === 0 ? start - pinnedPx : undefined
    return column ? [{ column, at: index + firstAt + pinned.length, skipped }] : []
  })
  return [...stuck, ...scrolled]
}
