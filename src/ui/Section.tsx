import { type ReactNode, useId } from 'react'
import classes from './Section.module.css'

type Props = { title: string; children: ReactNode }

/** A part of a page under a heading of its own. */
export function Section({ title, children }: Props) {
  const headingId = useId()
  return (
    <section className={classes.section} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.title}>
        {title}
      </h2>
      {children}
    </section>
  )
}
