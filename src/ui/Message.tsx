import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './Message.module.css'

type Props = {
  /** A `problem` is announced at once by a screen reader. */
  tone: 'neutral' | 'problem'
  /** A sentence that says how things are; left out where the page's title says it. */
  title?: string
  /** What it means, and what to do next. */
  children?: ReactNode
  actions?: ReactNode
}

/** Stands where data would, when there is none or it could not be had. */
export function Message({ tone, title, children, actions }: Props) {
  return (
    <section
      className={`${classes.message} ${classes[tone]}`}
      role={tone === 'problem' ? 'alert' : undefined}
    >
      {title && (
        <h2 className={classes.title}>
          {tone === 'problem' && <CircleAlert size={16} aria-hidden />}
          {title}
        </h2>
      )}
      {children && <div className={`${classes.body} name`}>{children}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </section>
  )
}
