import { Button } from '@mantine/core'
import { RefreshCw } from 'lucide-react'
import { formatCount } from '#ui/formatCount.ts'
import { UpdatedAgo } from '#ui/UpdatedAgo.tsx'
import classes from './LoadedRuns.module.css'
import type { Shortfall } from './runsRequest.ts'

type Props = {
  count: number
  /** Whether these are all the runs there are. */
  complete: boolean
  loadingAll: boolean
  /** In ms since the epoch. */
  updatedAt: number
  shortfall: Shortfall
  /** Why the last request failed though some runs are loaded; null when it did not. */
  problem: string | null
  onRetry: () => void
  onLoadAll: () => void
  onStop: () => void
  onRefresh: () => void
}

const shortfalls = {
  loadedOnly: 'The backend cannot sort by this column, so only the loaded runs are in order.',
  asText: 'Until all runs are loaded the backend sorts this column as text: 10 stands before 2.',
}

/** How many runs are loaded, how fresh they are, and what their order lacks. */
export function LoadedRuns(props: Props) {
  const { count, complete, loadingAll, updatedAt, shortfall, problem } = props
  const number = count.toLocaleString('en')
  return (
    <footer className={classes.loaded}>
      <span className="numeric">
        {complete ? formatCount(count, 'run') : `${number} of ${number}+ runs loaded`}
      </span>
      {problem !== null && (
        <span className={classes.problem} role="alert">
          The last request failed: {problem}
          <Button size="compact-xs" onClick={props.onRetry}>
            Try again
          </Button>
        </span>
      )}
      {loadingAll ? (
        <Button size="compact-xs" onClick={props.onStop}>
          Stop loading
        </Button>
      ) : (
        !complete &&
        problem === null && (
          <Button size="compact-xs" onClick={props.onLoadAll}>
            Load all
          </Button>
        )
      )}
      {!complete && shortfall && <span>{shortfalls[shortfall]}</span>}
      <span className={classes.fresh}>
        <UpdatedAgo updatedAt={updatedAt} />
        <button type="button" aria-label="Refresh the runs" onClick={props.onRefresh}>
          <RefreshCw size={13} aria-hidden />
        </button>
      </span>
    </footer>
  )
}
