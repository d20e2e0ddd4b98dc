import type { ReactNode } from 'react'
import type { MatrixFile } from './matrixSources.ts'
import classes from './MatrixTitle.module.css'

type Props = {
  /** Stands before the name where matrices are told apart by letters. */
  letter?: 'A' | 'B' | 'Δ'
  name: ReactNode
  /** What the matrix is of. */
  children: ReactNode
}

/** Whose matrix it is, and what it is of. */
export const MatrixTitle = ({ letter, name, children }: Props) => (
  <span className={classes.title}>
    <span className={classes.whose}>
      {letter !== undefined && <b className={classes.letter}>{letter}</b>}
      {name}
    </span>
    <span className={classes.of}>{children}</span>
  </span>
)

/** A file by its path and, in a series, its step. */
export const FileName = ({ path, unit, step }: MatrixFile) => (
  <>
    <span className="name">{path}</span>
    {unit !== null && ` (${unit} ${step})`}
  </>
)
