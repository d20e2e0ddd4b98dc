import type { ReactNode } from 'react'
import classes from './Breadcrumb.module.css'

/** What a page lies in, from the outermost; holds `li` elements with links. */
export const Breadcrumb = ({ children }: { children: ReactNode }) => (
  <nav aria-label="Breadcrumb">
    <ol className={classes.trail}>{children}</ol>
  </nav>
)
