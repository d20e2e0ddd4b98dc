import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect } from 'react'
import type { RunColumn } from './runColumns.ts'

type Sizes = {
  /** One for each line; they stay the same while lines move. */
  rows: Int32Array
  rowPx: number
  scrolling: readonly RunColumn[]
  /** How wide what stays in sight at the left is. */
  pinnedPx: number
}

/** Which lines and which columns of a table are in view, and where. */
export function useGridWindows(
  scroller: RefObject<HTMLElement | null>,
  { rows, rowPx, scrolling, pinnedPx }: Sizes,
) {
  // oxlint-disable-next-line react/incompatible-library -- it matters to React's compiler, which is not in use
  const rowWindow = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: useCallback((index: number) => rows[index] ?? index, [rows]),
    overscan: 6,
  })
  // Sizes are taken anew when this function changes, so it changes with the columns.
  const columnKey = useCallback((index: number) => scrolling[index]?.id ?? index, [scrolling])
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: scrolling.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => scrolling[index]?.width ?? 0,
    getItemKey: columnKey,
    paddingStart: pinnedPx,
    overscan: 2,
  })
  useEffect(() => {
    rowWindow.measure()
  }, [rowWindow, rowPx])
  return { rowWindow, columnWindow }
}
