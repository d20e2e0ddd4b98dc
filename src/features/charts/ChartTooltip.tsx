import type { CSSProperties } from 'react'
import { shortName } from '#charting/shortName.ts'
import { briefNumber } from '#ui/fullNumber.ts'
import { seriesColour } from '#ui/seriesColour.ts'
import classes from './ChartTooltip.module.css'
import type { XKind } from './metricSeries.ts'
import { type SeriesReading, writeDifference, writeReading } from './readings.ts'
import { writeX } from './writeX.ts'

type Props = {
  heading: string
  /** Those that are shown, in order. */
  readings: readonly SeriesReading[]
  /** How many there are in all. */
  count: number
  /** The x that is read; readings of an earlier x say so. */
  at: number
  xKind: XKind
  /** The run of the line that the pointer is on. */
  nearest: string | null
  /** Where the crosshair is, in px. */
  left: number
  side: 'left' | 'right'
}

type PlacedStyle = CSSProperties & { '--at': string }

/** The values under the crosshair, largest first. For the eye only: the crosshair itself says the same aloud. */
export function ChartTooltip({ heading, readings, count, at, xKind, nearest, left, side }: Props) {
  const baseline = readings.find(({ series }) => series.isBaseline)
  const style: PlacedStyle = { '--at': `${left}px` }
  return (
    <div className={`${classes.tooltip} ${classes[side]}`} style={style} aria-hidden>
      <div className={classes.body}>
        <div className={classes.heading}>{heading}</div>
        {readings.map((reading) => (
          <div
            key={reading.series.runId}
            className={classes.reading}
            data-nearest={reading.series.runId === nearest || undefined}
          >
            <span
              className={classes.swatch}
              style={{ background: seriesColour(reading.series.slot) }}
            />
            <bdi className={classes.name}>{shortName(reading.series.name)}</bdi>
            <span className={classes.value}>{writeReading(reading, briefNumber)}</span>
            {baseline && (
              <span className={classes.difference}>{writeDifference(reading, baseline)}</span>
            )}
            {reading.x !== at && (
              <span className={classes.earlier}>last: {writeX(reading.x, xKind)}</span>
            )}
          </div>
        ))}
        {count > readings.length && (
          <div className={classes.earlier}>and {count - readings.length} more</div>
        )}
      </div>
    </div>
  )
}
