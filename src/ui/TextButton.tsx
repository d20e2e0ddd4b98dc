import type { ReactNode } from 'react'
import classes from './TextButton.module.css'

type Props = { onClick: () => void; children: ReactNode }

/** A button within a sentence: it looks like a link, and does something here instead of leading elsewhere. */
export function TextButton({ onClick, children }: Props) {
  return (
    <button type="button" className={classes.button} onClick={onClick}>
      {children}
    </button>
  )
}
