import { seriesColour } from '#ui/seriesColour.ts'
import { WordBreaks } from '#ui/WordBreaks.tsx'
import classes from './RunName.module.css'

/** A run's name behind the dot of its colour, which is the same in table, curves and matrices. */
export function RunName({ name, slot }: { name: string; slot: number | null }) {
  return (
    <span className={classes.run}>
      <span className={classes.dot} style={{ background: seriesColour(slot) }} />
      <span className={`${classes.name} name`}>
        <WordBreaks text={name} />
      </span>
    </span>
  )
}
