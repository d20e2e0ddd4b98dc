import type { ReactNode } from 'react'
import classes from './LetteredName.module.css'

type Props = { letter: 'A' | 'B' | 'Δ'; children: ReactNode }

/** A name behind the letter by which a matrix is told apart. */
export const LetteredName = ({ letter, children }: Props) => (
  <span className={classes.name}>
    <b className={classes.letter}>{letter}</b>
    {children}
  </span>
)
