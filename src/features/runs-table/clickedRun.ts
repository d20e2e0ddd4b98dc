import type { MouseEvent } from 'react'

/**
 * The id of the run that a click on the table's body opens: one on its name, or anywhere on its line where nothing else
 * is to be clicked. Null where the click is for something else, or for the browser, as with a key held down.
 */
export function clickedRun(event: MouseEvent): string | null {
  const { target } = event
  if (!(target instanceof Element)) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const onName = target.closest('[data-run-link]') !== null
  if (!onName) {
    if (target.closest('a, label, input, button')) return null
    // Marking text to copy it is not a click.
    if (window.getSelection()?.toString()) return null
  }
  return target.closest('[data-run-id]')?.getAttribute('data-run-id') ?? null
}
