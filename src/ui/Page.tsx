import type { ReactNode } from 'react'
import classes from './Page.module.css'

type Props = {
  title: string
  /** Beside the title, at the right. */
  actions?: ReactNode
  /** Above the title: where this page lies. */
  breadcrumb?: ReactNode
  /** `flow` is as long as its content; `fill` takes the window's height, and its content scrolls by itself. */
  layout?: 'flow' | 'fill'
  children: ReactNode
}

/** Where the link that skips the header leads. */
export const CONTENT_ID = 'content'

/** The frame of every page: its title as the one first-level heading, and as the window's title. */
export function Page({ title, actions, breadcrumb, layout = 'flow', children }: Props) {
  return (
    <main id={CONTENT_ID} tabIndex={-1} className={`${classes.page} ${classes[layout]}`}>
      <title>{`${title} · Tidemark`}</title>
      <header className={classes.header}>
        <div className={classes.heading}>
          {breadcrumb}
          <h1 className={`${classes.title} name`}>{title}</h1>
        </div>
        {actions}
      </header>
      {children}
    </main>
  )
}
