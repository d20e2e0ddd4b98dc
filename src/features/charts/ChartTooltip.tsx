import { seriesColour } from '#ui/seriesColour.ts'
import classes from './ChartTooltip.module.css'
import { type SeriesReading, writeValues } from './readings.ts'
import { shortName } from './shortName.ts'

type Props = {
  heading: string
  readings: readonly SeriesReading[]
  /** The x that is read; readings of an earlier x say so. */
  at: number
  /** Where the crosshair is, in px. */
  left: number
  side: 'left' | 'right'
}

/** More lines than these would cover the chart. */
const LISTED = 10

/** The values under the crosshair, largest first. For the eye only: the crosshair itself says the same aloud. */
export function ChartTooltip({ heading, readings, at, left, side }: Props) {
  return (
    <div
      className={`${classes.tooltip} ${classes[side]}`}
      style={{ transform: `translateX(${left}px)` }}
      aria-hidden
    >
      <div className={classes.body}>
        <div className={classes.heading}>{heading}</div>
        {readings.slice(0, LISTED).map(({ series, x, values }) => (
          <div key={series.runId} className={classes.reading}>
            <span className={classes.swatch} style={{ background: seriesColour(series.slot) }} />
            <bdi className={classes.name}>{shortName(series.name)}</bdi>
            <span className={classes.value}>{writeValues(values)}</span>
            {x !== at && <span className={classes.earlier}>last at {x.toLocaleString('en')}</span>}
          </div>
        ))}
        {readings.length > LISTED && (
          <div className={classes.earlier}>and {readings.length - LISTED} more</div>
        )}
      </div>
    </div>
  )
}
