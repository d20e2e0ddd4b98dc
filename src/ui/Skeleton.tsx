import classes from './Skeleton.module.css'

type Props = {
  /** What is being waited for, as a whole phrase: `Loading runs`. */
  label: string
  lines?: number
}

/** Holds the place of text that is on its way. */
export function Skeleton({ label, lines = 6 }: Props) {
  return (
    <output className={classes.skeleton} aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={classes.line} />
      ))}
    </output>
  )
}
