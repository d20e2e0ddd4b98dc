import { charactersOf } from './charactersOf.ts'
import classes from './MiddleCut.module.css'

/** So much of a name's end stays in sight, in characters. */
const TAIL = 9

/**
 * A name in one line, which loses its middle where it has no room: names of one family differ at the end as often as at
 * the beginning.
 */
export function MiddleCut({ text }: { text: string }) {
  // Spaces stay as they are, line breaks do not: it is one line.
  const characters = charactersOf(text.replaceAll(/\s/g, ' '))
  const at = Math.max(characters.length - TAIL, 0)
  return (
    <bdi className={`${classes.name} name`} title={text}>
      <span className={classes.head}>{characters.slice(0, at).join('')}</span>
      <span className={classes.tail}>{characters.slice(at).join('')}</span>
    </bdi>
  )
}
