import { type ReactNode, useCallback, useState } from 'react'

type Props = {
  /** Height in px that is kept free until the content is there. */
  height: number
  className?: string | undefined
  /** A function is told whether the place is near now: far away, nothing need be kept up to date. */
  children: ReactNode | ((near: boolean) => ReactNode)
}

/** How far outside the window, in px, content is already made. */
const MARGIN = 300

/** Mounts what it holds once it comes near the window, and keeps it from then on. */
export function NearViewport({ height, className, children }: Props) {
  const [place, setPlace] = useState<'unseen' | 'near' | 'far'>('unseen')
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined
    const observer = new IntersectionObserver(
      (entries) => {
        const near = entries.at(-1)?.isIntersecting === true
        setPlace((before) => (near ? 'near' : before === 'unseen' ? before : 'far'))
      },
      // The one for the window, the other for what scrolls within it.
      { rootMargin: `${MARGIN}px`, scrollMargin: `${MARGIN}px` },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  return (
    <div
      ref={watch}
      className={className}
      style={place === 'unseen' ? { minHeight: height } : undefined}
    >
      {place !== 'unseen' &&
        (typeof children === 'function' ? children(place === 'near') : children)}
    </div>
  )
}
