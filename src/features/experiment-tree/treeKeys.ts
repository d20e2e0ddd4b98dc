import type { Folder, TreeRow } from './experimentTree.ts'

export type TreeAction =
  | { type: 'move' | 'extend'; to: number }
  | { type: 'open' | 'close'; folders: Folder[] }
  | { type: 'follow' | 'select' | 'clear' | 'star' | 'rename' | 'delete' | 'menu' }

type Key = { key: string; shiftKey: boolean }

/** Keys that do the same wherever they are pressed. */
const COMMANDS: ReadonlyMap<string, TreeAction> = new Map([
  ['Enter', { type: 'follow' }],
  [' ', { type: 'select' }],
  ['Escape', { type: 'clear' }],
  ['s', { type: 'star' }],
  ['F2', { type: 'rename' }],
  ['Delete', { type: 'delete' }],
  ['ContextMenu', { type: 'menu' }],
])

/**
 * What a key does in the tree when the row at `active` is the current one, as in a file tree: arrows step, open and
 * close, Home and End jump, with Shift they select, `*` opens all folders beside the row. Null for a key that the
 * tree leaves alone.
 */
export function treeAction(
  rows: readonly TreeRow[],
  active: number,
  { key, shiftKey }: Key,
): TreeAction | null {
  const row = rows[active]
  if (!row) return null
  const folder = row.node.kind === 'folder' ? row.node : null
  const to = destination(rows, active, key)
  if (to !== null) return { type: shiftKey ? 'extend' : 'move', to }
  switch (key) {
    case 'ArrowRight':
      if (!folder) return { type: 'move', to: active }
      return row.open ? { type: 'move', to: active + 1 } : { type: 'open', folders: [folder] }
    case 'ArrowLeft':
      if (folder && row.open) return { type: 'close', folders: [folder] }
      return { type: 'move', to: parentOf(rows, active) ?? active }
    case '*':
      return { type: 'open', folders: foldersBeside(rows, active) }
    case 'F10':
      return shiftKey ? { type: 'menu' } : null
    default:
      return COMMANDS.get(key) ?? null
  }
}

function destination(rows: readonly TreeRow[], active: number, key: string): number | null {
  if (key === 'ArrowDown') return Math.min(active + 1, rows.length - 1)
  if (key === 'ArrowUp') return Math.max(active - 1, 0)
  if (key === 'Home') return 0
  if (key === 'End') return rows.length - 1
  return null
}

/** The row of the folder around a row; null at the top. */
function parentOf(rows: readonly TreeRow[], index: number): number | null {
  const level = rows[index]?.level ?? 1
  const parent = rows.slice(0, index).findLastIndex((row) => row.level < level)
  return parent === -1 ? null : parent
}

/** The folders in the same folder as a row, itself among them. */
function foldersBeside(rows: readonly TreeRow[], index: number): Folder[] {
  const parent = rows[parentOf(rows, index) ?? -1]?.node
  const beside =
    parent?.kind === 'folder'
      ? parent.children
      : rows.filter(({ level }) => level === 1).map(({ node }) => node)
  return beside.filter((node) => node.kind === 'folder')
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
