import { Link } from 'react-router-dom'
import type { ModelVersion } from '#mlflow/registry.ts'
import { paths } from '#src/paths.ts'
import { Button } from '#ui/Button.tsx'
import { formatDateTime } from '#ui/formatTime.ts'
import { inputDate } from './inputDate.ts'
import classes from './StagesOnDate.module.css'
import { type Period, stagesAt } from './timeline.ts'

type Props = {
  versions: readonly ModelVersion[]
  period: Period
  /** The time that is looked at, in ms since the epoch. */
  on: number
  /** Whether that is now, and moves on. */
  isNow: boolean
  /** Null for now. */
  onChange: (on: number | null) => void
}

const STEPS = 500
/** Versions beyond these are only counted. */
const MOST_NAMED = 8

/** Which versions were in which stage at a time that can be chosen. */
export function StagesOnDate({ versions, period, on, isNow, onChange }: Props) {
  const { stages, unsure } = stagesAt(versions, on)
  const model = versions[0]?.model ?? ''
  const when = isNow ? 'now' : `on ${formatDateTime(new Date(on))}`
  return (
    <section className={classes.then} aria-label="Stages on a date">
      <div className={classes.choice}>
        <label className={classes.date}>
          Date
          <input
            type="datetime-local"
            value={inputDate.write(on)}
            onChange={({ currentTarget: { value } }) => onChange(inputDate.read(value))}
          />
        </label>
        <input
          type="range"
          className={classes.range}
          aria-label="Date, from the first registration until now"
          aria-valuetext={formatDateTime(new Date(on))}
          min={0}
          max={STEPS}
          value={Math.round((STEPS * (on - period.start)) / (period.end - period.start))}
          onChange={({ currentTarget: { valueAsNumber } }) =>
            onChange(
              valueAsNumber >= STEPS
                ? null
                : Math.round(period.start + ((period.end - period.start) * valueAsNumber) / STEPS),
            )
          }
        />
        <Button size="compact" disabled={isNow} onClick={() => onChange(null)}>
          Now
        </Button>
      </div>
      <dl className={classes.stages} aria-live="polite">
        {stages.toReversed().map(({ stage, versions: numbers }) => (
          <div key={stage}>
            <dt>
              In {stage} {when}
            </dt>
            <dd>
              {numbers.length === 0
                ? 'no version'
                : numbers.slice(0, MOST_NAMED).map((number, at) => (
                    <span key={number}>
                      {at > 0 && ', '}
                      <Link to={paths.modelVersion(model, number)}>version {number}</Link>
                    </span>
                  ))}
              {numbers.length > MOST_NAMED && ` and ${numbers.length - MOST_NAMED} more`}
            </dd>
          </div>
        ))}
      </dl>
      {unsure.map(({ span, before }) => (
        <p key={span.version} className={classes.note}>
          Version {span.version} went from {before} to {span.stage} at some time between{' '}
          {formatDateTime(new Date(span.notBefore ?? span.from))} and{' '}
          {formatDateTime(new Date(span.from))}: in which of the two it was then is not known.
        </p>
      ))}
    </section>
  )
}
