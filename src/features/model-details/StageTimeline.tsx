import { useState } from 'react'
import { Link } from 'react-router-dom'
import type { ModelVersion } from '#mlflow/registry.ts'
import { paths } from '#src/paths.ts'
import { Button } from '#ui/Button.tsx'
import { formatDateTime } from '#ui/formatTime.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import classes from './StageTimeline.module.css'
import { type DrawnSpan, type Period, timelineLanes } from './timeline.ts'

type Props = {
  /** Newest first. */
  versions: readonly ModelVersion[]
  period: Period
  /** The time that is looked at, in ms since the epoch. */
  on: number
}

/** So many lanes are drawn at once. */
const LANES = 12

const at = (time: number) => formatDateTime(new Date(time))

/** The stages of each version over time, a lane for each. */
export function StageTimeline({ versions, period, on }: Props) {
  const [limit, setLimit] = useState(LANES)
  const lanes = timelineLanes(versions.slice(0, limit), period)
  const model = versions[0]?.model ?? ''
  const more = versions.length - limit
  const share = (on - period.start) / (period.end - period.start)
  return (
    <div className={classes.timeline}>
      <ul className={classes.lanes} aria-label="Stages over time, by version">
        {lanes.map(({ version, spans }) => (
          <li key={version} className={classes.lane}>
            <Link to={paths.modelVersion(model, version)} className={classes.label}>
              v{version}
            </Link>
            <ol className={classes.track}>
              {spans.map((span) => (
                <Span key={`${span.span.from} ${span.span.stage}`} {...span} />
              ))}
            </ol>
          </li>
        ))}
      </ul>
      <div className={classes.overlay} aria-hidden>
        <div
          className={classes.cursor}
          style={{ left: `${Math.min(Math.max(share, 0), 1) * 100}%` }}
        />
      </div>
      <div className={classes.ends} aria-hidden>
        <span>{at(period.start)}</span>
        <span>{at(period.end)}</span>
      </div>
      {more > 0 && (
        <Button size="tiny" onClick={() => setLimit(limit + LANES)}>
          Show {Math.min(more, LANES)} of {more.toLocaleString('en')} more lanes
        </Button>
      )}
    </div>
  )
}

function Span({ span, left, width, unsure }: DrawnSpan) {
  const { stage, from, to, notBefore } = span
  const since =
    notBefore === null ? `from ${at(from)}` : `since between ${at(notBefore)} and ${at(from)}`
  const text = `${stage} ${since} ${to === null ? 'until now' : `to ${at(to)}`}`
  return (
    <li
      className={classes.span}
      data-stage={stage}
      style={{ left: `${left}%`, width: `${width}%` }}
      title={text}
    >
      {unsure !== null && unsure > 0 && (
        <span
          className={classes.unsure}
          style={{ width: `${(100 * unsure) / Math.max(width, 0.001)}%` }}
        />
      )}
      <span aria-hidden className={classes.stage}>
        {stage}
      </span>
      <VisuallyHidden>{text}</VisuallyHidden>
    </li>
  )
}
