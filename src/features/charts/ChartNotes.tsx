import classes from './MetricChart.module.css'
import type { Failure } from './useMetricHistories.ts'

type Props = {
  notes: readonly string[]
  failures: readonly Failure[]
}

/** Says what a chart leaves out or does otherwise than one would think. Nothing, where it shows everything. */
export function ChartNotes({ notes, failures }: Props) {
  if (notes.length === 0 && failures.length === 0) return null
  return (
    <div className={classes.notes}>
      {notes.length > 0 && <p>{notes.join(' · ')}</p>}
      {failures.map(({ runId, name, lacks, message, retry }) => (
        <p key={runId} role="alert">
          The {lacks === 'all' ? 'history' : 'detail'} of <bdi>{name}</bdi> could not be read:{' '}
          {message}{' '}
          <button type="button" onClick={retry}>
            Try again
          </button>
        </p>
      ))}
    </div>
  )
}
