import { Download, RefreshCw } from 'lucide-react'
import { isUnreachable } from '#mlflow/client.ts'
import type { RunFeedState } from '#mlflow/runFeed.ts'
import { Button } from '#ui/Button.tsx'
import { formatCount } from '#ui/formatCount.ts'
import { UpdatedAgo } from '#ui/UpdatedAgo.tsx'
import classes from './LoadedRuns.module.css'
import type { Shortfall } from './runsRequest.ts'
import type { HistoriesHere } from './useHistories.ts'

type Props = {
  state: RunFeedState
  hiddenRuns: number
  shortfall: Shortfall
  /** How far the histories have come that the runs are sorted by, and why some could not be read. */
  histories: { sortedBy: HistoriesHere | null; problem: Error | null }
  onLoadAll: () => void
  onStop: () => void
  onShowHidden: () => void
  onDownload: () => void
}

const shortfalls = {
  loadedOnly: 'The backend cannot sort by this column, so only the loaded runs are in order.',
  asText: 'Until all runs are loaded the backend sorts this column as text: 10 stands before 2.',
}

/** How many runs are loaded, how fresh they are, and what their order lacks. */
export function LoadedRuns(props: Props) {
  const { state, hiddenRuns, shortfall, histories } = props
  const { complete, loading, problem, updatedAt } = state
  return (
    <footer className={classes.loaded}>
      <span className="numeric">{describeCount(state)}</span>
      {hiddenRuns > 0 && (
        <span>
          {hiddenRuns} hidden{' '}
          <Button size="tiny" onClick={props.onShowHidden}>
            Show
          </Button>
        </span>
      )}
      {problem !== null && !isUnreachable(problem) && (
        <span className={classes.problem} role="alert">
          The last request failed: {problem.message}
          <Button size="tiny" onClick={props.onLoadAll}>
            Try again
          </Button>
        </span>
      )}
      {loading !== null && (
        <>
          <span className="numeric">{describeProgress(state)}</span>
          <Button size="tiny" onClick={props.onStop}>
            Stop
          </Button>
        </>
      )}
      {loading === null && !complete && problem === null && (
        <Button size="tiny" onClick={props.onLoadAll}>
          Load all
        </Button>
      )}
      {!complete && shortfall && <span>{shortfalls[shortfall]}</span>}
      {histories.sortedBy && (
        <span className="numeric">{describeHistories(histories.sortedBy)}</span>
      )}
      {histories.problem && !isUnreachable(histories.problem) && (
        <span className={classes.problem} role="alert">
          Some histories could not be read: {histories.problem.message}
        </span>
      )}
      <Button
        size="tiny"
        className={classes.download}
        title="Save what the table shows as CSV"
        icon={<Download size={13} aria-hidden />}
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

const describeCount = ({ table, complete }: RunFeedState) =>
  complete ? formatCount(table.count, 'run') : `${formatCount(table.count, 'run')} loaded so far`

const describeHistories = ({ here, all }: HistoriesHere) =>
  `Histories of ${here.toLocaleString('en')} of ${formatCount(all, 'run')} are here; sorted by these.`

function describeProgress({ loading, arrived, total, table }: RunFeedState) {
  const number = arrived.toLocaleString('en')
  if (loading === 'check') return `checked ${number} of ${table.count.toLocaleString('en')}`
  return total === null ? `${number} have come` : `${number} of ${total.toLocaleString('en')}`
}
