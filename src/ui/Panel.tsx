import { type ReactNode, useId } from 'react'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import classes from './Panel.module.css'

type Props = {
  title: string
  /** How many things are inside. */
  count?: number
  /** `plain` leaves the frame to what is inside. */
  frame?: 'panel' | 'plain'
  /** Buttons at the end of the heading. */
  actions?: ReactNode
  children: ReactNode
}

/** A titled box on a page of many. */
export function Panel({ title, count, frame = 'panel', actions, children }: Props) {
  const headingId = useId()
  return (
    <section className={`${classes.box} ${classes[frame]}`} aria-labelledby={headingId}>
      <header className={classes.header}>
        <h2 id={headingId} className={classes.title}>
          {title}
        </h2>
        {count !== undefined && <span className={classes.count}>{count.toLocaleString('en')}</span>}
        {actions && <span className={classes.actions}>{actions}</span>}
      </header>
      <ErrorBoundary what={title}>{children}</ErrorBoundary>
    </section>
  )
}
