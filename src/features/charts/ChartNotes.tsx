import { formatCount } from '#ui/formatCount.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import classes from './MetricChart.module.css'
import { countUndrawable } from './metricSeries.ts'
import type { Failure } from './useMetricHistories.ts'

type Props = {
  /** Null where values are written instead. */
  drawing: ChartDrawing | null
  /** A logarithmic axis was asked for, and is not possible. */
  refusedLog: boolean
  /** How many of the runs never logged this metric. */
  without: number
  failures: readonly Failure[]
}

/** Says what a chart leaves out or does otherwise than one would think. Nothing, where it shows everything. */
export function ChartNotes({ drawing, refusedLog, without, failures }: Props) {
  const notes = [
    ...(drawing ? drawingNotes(drawing) : []),
    refusedLog && 'not all values are positive, hence linear',
    without > 0 && `not logged by ${formatCount(without, 'run')}`,
  ].filter((text) => text !== false)

  if (notes.length === 0 && failures.length === 0) return null
  return (
    <div className={classes.notes}>
      {notes.length > 0 && <p>{notes.join(' · ')}</p>}
      {failures.map(({ runId, name, message, retry }) => (
        <p key={runId} role="alert">
          The history of <bdi>{name}</bdi> could not be read: {message}{' '}
          <button type="button" onClick={retry}>
            Try again
          </button>
        </p>
      ))}
    </div>
  )
}

function drawingNotes({ lines, points, xKind }: ChartDrawing) {
  const undrawable = countUndrawable(lines.map(({ series }) => series))
  const edge = [
    undrawable.nan > 0 && `${formatCount(undrawable.nan, 'point')} NaN (×)`,
    undrawable.positive > 0 && `${formatCount(undrawable.positive, 'point')} ∞ (▲)`,
    undrawable.negative > 0 && `${formatCount(undrawable.negative, 'point')} −∞ (▼)`,
  ].filter((text) => text !== false)
  const leftOut = lines.reduce((total, { series }) => total + (series.band?.leftOut ?? 0), 0)
  return [
    points.drawn < points.logged &&
      `${points.drawn.toLocaleString('en')} of ${points.logged.toLocaleString('en')} points drawn`,
    edge.length > 0 && `${edge.join(', ')} at the edge`,
    leftOut > 0 && `${formatCount(leftOut, 'point')} NaN or ∞ in no mean`,
    xKind === 'time' && 'all at one step: over time since the first point',
  ]
}
