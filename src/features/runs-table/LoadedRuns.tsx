import { Button } from '@mantine/core'
import { Download, RefreshCw } from 'lucide-react'
import { isUnreachable } from '#mlflow/client.ts'
import type { RunFeedState } from '#mlflow/runFeed.ts'
import { formatCount } from '#ui/formatCount.ts'
import { UpdatedAgo } from '#ui/UpdatedAgo.tsx'
import classes from './LoadedRuns.module.css'
import type { Shortfall } from './runsRequest.ts'

type Props = {
  state: RunFeedState
  matching: number
  filtered: boolean
  /** The part of the filter that the backend is asked by, while runs are missing; null where none is missing. */
  partly: string | null
  hiddenRuns: number
  shortfall: Shortfall
  onLoadAll: () => void
  onStop: () => void
  onShowHidden: () => void
  onDownload: () => void
}

const shortfalls = {
  loadedOnly: 'The backend cannot sort by this column, so only the loaded runs are in order.',
  asText: 'Until all runs are loaded the backend sorts this column as text: 10 stands before 2.',
}

/** How many runs are loaded, how fresh they are, and what their order and filter lack. */
export function LoadedRuns(props: Props) {
  const { state, matching, filtered, partly, hiddenRuns, shortfall } = props
  const { complete, loading, problem, updatedAt } = state
  return (
    <footer className={classes.loaded}>
      <span className="numeric">{describeCount(state, matching, filtered)}</span>
      {hiddenRuns > 0 && (
        <span>
          {hiddenRuns} hidden{' '}
          <Button size="compact-xs" onClick={props.onShowHidden}>
            Show
          </Button>
        </span>
      )}
      {problem !== null && !isUnreachable(problem) && (
        <span className={classes.problem} role="alert">
          The last request failed: {problem.message}
          <Button size="compact-xs" onClick={props.onLoadAll}>
            Try again
          </Button>
        </span>
      )}
      {loading !== null && (
        <>
          <span className="numeric">{describeProgress(state)}</span>
          <Button size="compact-xs" onClick={props.onStop}>
            Stop
          </Button>
        </>
      )}
      {loading === null && !complete && problem === null && (
        <Button size="compact-xs" onClick={props.onLoadAll}>
          Load all
        </Button>
      )}
      {!complete && shortfall && <span>{shortfalls[shortfall]}</span>}
      {partly !== null && (
        <span className={classes.partly}>
          {partly === ''
            ? 'The filter is looked for in the loaded runs.'
            : `The backend looks for ${partly} among all runs.`}
        </span>
      )}
      <Button
        size="compact-xs"
        className={classes.download}
        title="Save what the table shows as CSV"
        leftSection={<Download size={13} aria-hidden />}
        onClick={props.onDownload}
      >
        CSV
      </Button>
      <span className={classes.fresh}>
        {updatedAt > 0 && <UpdatedAgo updatedAt={updatedAt} />}
        <button type="button" aria-label="Refresh the runs" onClick={props.onLoadAll}>
          <RefreshCw size={13} aria-hidden />
        </button>
      </span>
    </footer>
  )
}

function describeCount({ table, complete }: RunFeedState, matching: number, filtered: boolean) {
  const loaded = complete
    ? formatCount(table.count, 'run')
    : `${formatCount(table.count, 'run')} loaded so far`
  return filtered ? `${matching.toLocaleString('en')} of ${loaded} match` : loaded
}

function describeProgress({ loading, arrived, total, table }: RunFeedState) {
  const number = arrived.toLocaleString('en')
  if (loading === 'check') return `checked ${number} of ${table.count.toLocaleString('en')}`
  return total === null ? `${number} have come` : `${number} of ${total.toLocaleString('en')}`
}
