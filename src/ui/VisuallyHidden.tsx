import type { ReactNode } from 'react'
import classes from './VisuallyHidden.module.css'

/** Words for a screen reader, where those who see have a sign or a colour. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={classes.hidden}>{children}</span>
}
