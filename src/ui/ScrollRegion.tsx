import type { CSSProperties, ReactNode, Ref } from 'react'

type Props = {
  label: string
  className: string | undefined
  style?: CSSProperties
  ref?: Ref<HTMLElement>
  children: ReactNode
}

/** A part that scrolls by itself, and so must be reachable by keyboard; its class gives it its height. */
export function ScrollRegion({ label, className, style, ref, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrow keys scroll what has the focus.
    <section ref={ref} className={className} style={style} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
