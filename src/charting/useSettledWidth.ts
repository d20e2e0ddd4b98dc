import { useCallback, useState } from 'react'

const REST_MS = 120

/**
 * An element's width in px, 0 until it has one. While it keeps changing, as when a line beside it is dragged, the
 * former width stays until it rests: drawing a page of charts anew takes longer than a frame.
 */
export function useSettledWidth() {
  const [width, setWidth] = useState(0)
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let settled = 0
    const observer = new ResizeObserver((entries) => {
      const next = entries.at(-1)?.contentRect.width ?? 0
      const settle = () => {
        settled = next
        setWidth(next)
      }
      clearTimeout(timer)
      if (settled === 0) settle()
      else timer = setTimeout(settle, REST_MS)
    })
    observer.observe(element)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [])
  return { ref, width }
}
