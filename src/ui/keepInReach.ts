/**
 * Lets F8 bring the focus to what can be done about a notice, which would else be the last stop of the page, and gives
 * it back once that is done. Returns what ends it.
 */
export function keepInReach(corner: HTMLElement): () => void {
  let cameFrom: HTMLElement | null = null

  const onKeyDown = ({ key, defaultPrevented }: KeyboardEvent) => {
    if (key !== 'F8' || defaultPrevented) return
    const button =
      corner.querySelector<HTMLElement>('output button') ?? corner.querySelector('button')
    button?.focus()
  }
  const onFocus = ({ relatedTarget }: FocusEvent) => {
    const fromInside = relatedTarget instanceof Node && corner.contains(relatedTarget)
    if (!fromInside) cameFrom = relatedTarget instanceof HTMLElement ? relatedTarget : null
  }
  // The button goes along with its notice.
  const onClick = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('button')) cameFrom?.focus()
  }

  window.addEventListener('keydown', onKeyDown)
  corner.addEventListener('focusin', onFocus)
  corner.addEventListener('click', onClick)
  return () => {
    window.removeEventListener('keydown', onKeyDown)
    corner.removeEventListener('focusin', onFocus)
    corner.removeEventListener('click', onClick)
  }
}
