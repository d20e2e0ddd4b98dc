import type { Folder, TreeRow } from './experimentTree.ts'

export type TreeAction =
  | { type: 'move'; to: number }
  | { type: 'open' | 'close'; folder: Folder }
  | { type: 'follow' }

/**
 * What a key does in the tree when the row at `active` is the current one, as in a file tree: arrows step, open and
 * close, Home and End jump, Enter follows. Null for a key that the tree leaves alone.
 */
export function treeAction(
  rows: readonly TreeRow[],
  active: number,
  key: string,
): TreeAction | null {
  const row = rows[active]
  if (!row) return null
  const folder = row.node.kind === 'folder' ? row.node : null
  switch (key) {
    case 'ArrowDown':
      return { type: 'move', to: Math.min(active + 1, rows.length - 1) }
    case 'ArrowUp':
      return { type: 'move', to: Math.max(active - 1, 0) }
    case 'Home':
      return { type: 'move', to: 0 }
    case 'End':
      return { type: 'move', to: rows.length - 1 }
    case 'ArrowRight':
      if (!folder) return { type: 'move', to: active }
      return row.open ? { type: 'move', to: active + 1 } : { type: 'open', folder }
    case 'ArrowLeft':
      if (folder && row.open) return { type: 'close', folder }
      return { type: 'move', to: parentOf(rows, active) }
    case 'Enter':
      return { type: 'follow' }
    case ' ':
      if (!folder) return { type: 'follow' }
      return { type: row.open ? 'close' : 'open', folder }
    default:
      return null
  }
}

/** The row of the folder around a row, or the row itself at the top. */
function parentOf(rows: readonly TreeRow[], index: number): number {
  const level = rows[index]?.level ?? 1
  const parent = rows.slice(0, index).findLastIndex((row) => row.level < level)
  return parent === -1 ? index : parent
}

/**
 * The row that typing leads to: the next one whose name begins with the typed text, round to the start. While the
 * text grows, a row that still fits stays.
 */
export function typedRow(rows: readonly TreeRow[], active: number, typed: string): number | null {
  const text = typed.toLowerCase()
  const start = typed.length > 1 ? active : active + 1
  for (let step = 0; step < rows.length; step++) {
    const index = (start + step) % rows.length
    if (rows[index]?.node.name.toLowerCase().startsWith(text)) return index
  }
  return null
}
