import { type ReactNode, useCallback, useState } from 'react'

type Props = {
  /** Height in px that is kept free until the content is there. */
  height: number
  children: ReactNode
}

/** How far outside the window, in px, content is already made. */
const MARGIN = 300

/** Mounts what it holds once it comes near the window, and keeps it from then on. */
export function NearViewport({ height, children }: Props) {
  const [near, setNear] = useState(false)
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true)
      },
      // The one for the window, the other for what scrolls within it.
      { rootMargin: `${MARGIN}px`, scrollMargin: `${MARGIN}px` },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  return near ? children : <div ref={watch} style={{ minHeight: height }} />
}
