import { WordBreaks } from '#ui/WordBreaks.tsx'
import type { ComparisonRow } from './comparison.ts'
import { DirectionMenu } from './DirectionMenu.tsx'
import classes from './KeyHeading.module.css'

/** The same in words, for those who do not see the marks. */
export function describeKey(row: ComparisonRow): string {
  const direction =
    row.section === 'metrics' && row.direction !== 'unknown' ? `, ${row.direction} is better` : ''
  return `${row.key}${row.differs ? ', differs' : ''}${direction}`
}

type Props = { row: ComparisonRow; lines: number; returnFocus: () => void }

/** What stands at the head of a key's row or column: the key, whether the runs differ in it, and which way it gets better. */
export function KeyHeading({ row, lines, returnFocus }: Props) {
  const { key, differs } = row
  return (
    <span className={classes.heading} data-differs={differs || undefined}>
      <span className={classes.mark} aria-hidden>
        {differs && '≠'}
      </span>
      <span className={`${classes.key} name`} style={{ WebkitLineClamp: lines }} title={key}>
        <WordBreaks text={key} />
      </span>
      {row.section === 'metrics' && (
        <DirectionMenu metric={key} direction={row.direction} returnFocus={returnFocus} />
      )}
    </span>
  )
}
