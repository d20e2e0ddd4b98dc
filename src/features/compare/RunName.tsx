import { seriesColour } from '#ui/seriesColour.ts'
import { MiddleCut } from '#ui/MiddleCut.tsx'
import { WordBreaks } from '#ui/WordBreaks.tsx'
import classes from './RunName.module.css'

type Props = {
  name: string
  slot: number | null
  /** How many lines it may take. */
  lines?: 1 | 2
}

/** A run's name behind the dot of its colour, which is the same in table, curves and matrices. */
export function RunName({ name, slot, lines = 2 }: Props) {
  return (
    <span className={classes.run}>
      <span className={classes.dot} style={{ background: seriesColour(slot) }} />
      {lines === 1 ? (
        <MiddleCut text={name} />
      ) : (
        <span className={`${classes.name} name`}>
          <WordBreaks text={name} />
        </span>
      )}
    </span>
  )
}
