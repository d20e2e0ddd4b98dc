import { formatCount } from '#ui/formatCount.ts'
import classes from './SameColumns.module.css'
import type { SameColumn } from './sameColumns.ts'

type Props = {
  same: readonly SameColumn[]
  /** How many runs they are the same in. */
  runs: number
  /** Whether these are all the runs there are. */
  complete: boolean
  onShowAll: () => void
}

/** What the folded columns say, in one line that opens. */
export function SameColumns({ same, runs, complete, onShowAll }: Props) {
  const loaded = complete ? '' : ' that are loaded'
  return (
    <details className={classes.same}>
      <summary>
        {formatCount(same.length, 'column')} {same.length === 1 ? 'is' : 'are'} the same in all{' '}
        {formatCount(runs, 'run')}
        {loaded}
        <span className={classes.preview}>
          {same.slice(0, 4).map((item) => (
            <Entry key={item.column.id} {...item} />
          ))}
        </span>
      </summary>
      <div className={classes.all}>
        {same.map((item) => (
          <Entry key={item.column.id} {...item} />
        ))}
        <button type="button" onClick={onShowAll}>
          Show them as columns
        </button>
      </div>
    </details>
  )
}

const Entry = ({ column, text }: SameColumn) => (
  <span className={classes.entry} title={column.id}>
    <bdi className={classes.key}>{column.label}</bdi> <bdi>{text ?? '–'}</bdi>
  </span>
)
