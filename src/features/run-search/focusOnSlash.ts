import { takesText } from '#ui/takesText.ts'

/** Lets the key `/` bring the focus to an input from anywhere but other inputs. Returns what ends it. */
export function focusOnSlash(input: HTMLInputElement): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.defaultPrevented || takesText(event.target)) return
    event.preventDefault()
    input.focus()
    input.select()
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}
