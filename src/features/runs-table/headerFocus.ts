import type { KeyboardEvent } from 'react'

/** Lets arrows, Home and End move among the buttons of a row of headers. */
export function moveInHeaders(event: KeyboardEvent<HTMLElement>) {
  const buttons = buttonsIn(event.currentTarget)
  const at = buttons.findIndex((button) => button === event.target)
  const to = at === -1 ? undefined : placeAfter(event.key, at, buttons.length - 1)
  if (to === undefined) return
  event.preventDefault()
  buttons[to]?.focus()
}

function placeAfter(key: string, at: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return Math.min(at + 1, last)
    case 'ArrowLeft':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

/** Brings the focus to the header of a column, or to the first one where the column has gone. */
export function focusHeader(row: HTMLElement, column: string) {
  const headers = [...row.querySelectorAll<HTMLElement>('[data-column]')]
  const header = headers.find(({ dataset }) => dataset['column'] === column)
  const [first] = buttonsIn(header ?? row)
  first?.focus({ preventScroll: header === undefined })
}

/** In the order in which they stand, which pinning and scrolling keep. */
const buttonsIn = (part: HTMLElement) =>
  [...part.querySelectorAll('button')].filter((button) => button.closest('[role="menu"]') === null)
