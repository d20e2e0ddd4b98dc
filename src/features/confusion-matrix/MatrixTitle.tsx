import type { ReactNode } from 'react'
import classes from './MatrixComparison.module.css'

type Props = {
  /** Stands before the name where matrices are told apart by letters. */
  letter?: string
  name: ReactNode
  path: string
  unit: string | null
  step: number
}

/** Whose matrix it is, and from which file. */
export const MatrixTitle = ({ letter, name, path, unit, step }: Props) => (
  <span className={classes.title}>
    <span className={classes.whose}>
      {letter !== undefined && <b className={classes.letter}>{letter}</b>}
      {name}
    </span>
    {path !== '' && (
      <span className={`${classes.path} name`}>
        {path}
        {unit !== null && ` (${unit} ${step})`}
      </span>
    )}
  </span>
)
