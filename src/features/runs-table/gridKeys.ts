/** What a key does to the line that is active. */
export type GridAction =
  | { type: 'move'; to: number; extend: boolean }
  | { type: 'toggle' | 'open' | 'star' | 'top' | 'hide' | 'selectAll' | 'rename' | 'remove' }
  | { type: 'children'; show: boolean }

type Key = { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

/** `page` is how many lines a page has; null for a key that the table leaves to others. */
export function gridAction(
  { key, shiftKey, ctrlKey, metaKey, altKey }: Key,
  active: number,
  count: number,
  page: number,
): GridAction | null {
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'a') return { type: 'selectAll' }
  if (ctrlKey || metaKey || altKey) return null
  const move = (to: number): GridAction => ({
    type: 'move',
    to: Math.min(Math.max(to, 0), count - 1),
    extend: shiftKey,
  })
  switch (key) {
    case 'ArrowDown':
      return move(active + 1)
    case 'ArrowUp':
      return move(active - 1)
    case 'PageDown':
      return move(active + page)
    case 'PageUp':
      return move(active - page)
    case 'Home':
      return move(0)
    case 'End':
      return move(count - 1)
    case 'ArrowRight':
      return { type: 'children', show: true }
    case 'ArrowLeft':
      return { type: 'children', show: false }
    case ' ':
    case 'x':
      return { type: 'toggle' }
    case 'Enter':
      return { type: 'open' }
    case 'F2':
      return { type: 'rename' }
    case 'Delete':
      return { type: 'remove' }
    case 's':
      return { type: 'star' }
    case 'p':
      return { type: 'top' }
    case 'h':
      return { type: 'hide' }
    default:
      return null
  }
}
