import type { ReactNode } from 'react'
import classes from './Page.module.css'

type Props = {
  title: string
  /** Beside the title, at the right. */
  actions?: ReactNode
  /** Above the title: where this page lies. */
  breadcrumb?: ReactNode
  children: ReactNode
}

/** The frame of every page: its title as the one first-level heading, and as the window's title. */
export function Page({ title, actions, breadcrumb, children }: Props) {
  return (
    <main className={classes.page}>
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
