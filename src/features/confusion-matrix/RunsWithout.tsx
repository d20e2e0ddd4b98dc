import { Fragment } from 'react'
import { formatCount } from '#ui/formatCount.ts'
import type { MatrixRun } from './matrixRun.ts'
import classes from './RunsWithout.module.css'
import { LOG_LINE } from './UnreadMatrix.tsx'
import type { RunSources } from './useRunSources.ts'

type Props = {
  found: readonly RunSources[]
  /** The source that is wanted of every run; null for the first that each has. */
  source: string | null
}

/** Names the runs that have no matrix, or not the one that is wanted, and those that are not looked through yet. */
export function RunsWithout({ found, source }: Props) {
  const looked = found.filter(({ state }) => state !== 'looking').length
  const without = found.filter((one) => one.state === 'found' && one.sources.length === 0)
  const elsewhere = found.filter(
    (one) =>
      source !== null &&
      one.state === 'found' &&
      one.sources.length > 0 &&
      !one.sources.some(({ key }) => key === source),
  )
  const unfinished = found.filter((one) => one.state === 'found' && one.skipped.length > 0)
  return (
    <div className={classes.notes}>
      {looked < found.length && (
        <output>
          Looking for confusion matrices: {looked} of {formatCount(found.length, 'run')} looked
          through…
        </output>
      )}
      {without.length > 0 &&
        (without.length === found.length ? (
          <p>
            None of these runs has a confusion matrix among its artifacts. One logged as data is
            drawn here: <code>{LOG_LINE}</code>
          </p>
        ) : (
          <p>
            Without a confusion matrix: <Names runs={without} />.
          </p>
        ))}
      {elsewhere.length > 0 && (
        <p>
          Without <span className="name">{source}</span>, so shown from another file:{' '}
          <Names runs={elsewhere} />.
        </p>
      )}
      {unfinished.length > 0 && (
        <p>
          Not all folders were looked into: <Names runs={unfinished} />.
        </p>
      )}
      {found.map(
        (one) =>
          one.state === 'failed' && (
            <p key={one.run.id} role="alert">
              The artifacts of <bdi>{one.run.name}</bdi> could not be searched for confusion
              matrices: {one.reason}
            </p>
          ),
      )}
    </div>
  )
}

const Names = ({ runs }: { runs: readonly { run: MatrixRun }[] }) =>
  runs.map(({ run }, i) => (
    <Fragment key={run.id}>
      {i > 0 && ', '}
      <bdi>{run.name}</bdi>
    </Fragment>
  ))
