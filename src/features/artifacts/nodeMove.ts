import type { ShownNode } from '#files/treeMessages.ts'

/** What a key does in a tree of values: go to another row, or open or close the one that it is on. */
export type NodeMove = { goTo: number } | { turn: boolean } | 'copy' | null

export type Key = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

const MOVES = new Set([
  'ArrowDown',
  'ArrowUp',
  'PageDown',
  'PageUp',
  'Home',
  'End',
  'ArrowRight',
  'ArrowLeft',
  'Enter',
  ' ',
])

/** Whether a key moves, opens or closes something in some place of a tree. */
export const isNodeKey = ({ key, ctrlKey, metaKey, altKey }: Key): boolean =>
  MOVES.has(key) && !ctrlKey && !metaKey && !altKey

/** The keys of a tree as WAI-ARIA has them. `row` is the active one, `node` what stands there; `page` is in rows. */
export function nodeMove(
  pressed: Key,
  row: number,
  node: ShownNode | undefined,
  { total, page }: { total: number; page: number },
): NodeMove {
  const { key } = pressed
  if (pressed.altKey) return null
  if (pressed.ctrlKey || pressed.metaKey) return key === 'c' ? 'copy' : null
  const goTo = (row: number) => ({ goTo: Math.min(Math.max(row, 0), total - 1) })
  const canOpen = node?.line === null
  switch (key) {
    case 'ArrowDown':
      return goTo(row + 1)
    case 'ArrowUp':
      return goTo(row - 1)
    case 'PageDown':
      return goTo(row + page)
    case 'PageUp':
      return goTo(row - page)
    case 'Home':
      return goTo(0)
    case 'End':
      return goTo(total - 1)
    case 'ArrowRight':
      if (!node || !canOpen) return null
      return node.isOpen ? goTo(row + 1) : { turn: true }
    case 'ArrowLeft':
      if (!node) return null
      if (canOpen && node.isOpen) return { turn: false }
      return node.parentRow >= 0 ? goTo(node.parentRow) : null
    case 'Enter':
    case ' ':
      return node && canOpen ? { turn: !node.isOpen } : null
    default:
      return null
  }
}
