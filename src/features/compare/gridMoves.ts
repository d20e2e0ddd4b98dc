/** A cell, counted from the first value; -1 for the headers of its row or column. */
export type GridPlace = { x: number; y: number }

type Extent = {
  columns: number
  rows: number
  /** How many rows a page has. */
  page: number
}

type Key = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }

/** Where a key leads from a cell; null for a key that leads nowhere. */
export function moveInGrid(
  { key, ctrlKey, metaKey, altKey, shiftKey }: Key,
  { x, y }: GridPlace,
  { columns, rows, page }: Extent,
): GridPlace | null {
  if (altKey || metaKey || shiftKey) return null
  const to = (x: number, y: number) => ({
    x: Math.min(Math.max(x, -1), columns - 1),
    y: Math.min(Math.max(y, -1), rows - 1),
  })
  if (ctrlKey) {
    if (key === 'Home') return to(-1, -1)
    return key === 'End' ? to(columns, rows) : null
  }
  switch (key) {
    case 'ArrowRight':
      return to(x + 1, y)
    case 'ArrowLeft':
      return to(x - 1, y)
    case 'ArrowDown':
      return to(x, y + 1)
    case 'ArrowUp':
      return to(x, y - 1)
    case 'PageDown':
      return to(x, y + page)
    case 'PageUp':
      return to(x, Math.max(y - page, 0))
    case 'Home':
      return to(-1, y)
    case 'End':
      return to(columns, y)
    default:
      return null
  }
}

/** The index of the next thing that differs, or of the one before; after the last one the first. -1 where nothing differs. */
export function nextDifference(differs: readonly boolean[], from: number, step: -1 | 1): number {
  const count = differs.length
  // From the headers one step back is the last line.
  const start = from === -1 && step === -1 ? count : from
  for (let moved = 1; moved <= count; moved++) {
    const at = (start + step * moved + count * 2) % count
    if (differs[at]) return at
  }
  return -1
}
