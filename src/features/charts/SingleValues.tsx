import { highlightRun, useIsHighlighted } from '#src/highlightedRun.ts'
import { MiddleCut } from '#ui/MiddleCut.tsx'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { seriesColour } from '#ui/seriesColour.ts'
import { type DotRow, dotRows } from './dotRows.ts'
import type { MetricSeries } from './metricSeries.ts'
import classes from './SingleValues.module.css'

type Props = {
  metric: string
  /** With one value each; a mean has its band. */
  series: readonly MetricSeries[]
}

/** A metric that every run logged once: a dot for each, all on one scale, with its value beside it. */
export function SingleValues({ metric, series }: Props) {
  return (
    <ScrollRegion className={classes.region} label={`Values of ${metric}`}>
      <ul className={classes.values}>
        {dotRows(series).map((row) => (
          <ValueRow key={row.series.runId} {...row} />
        ))}
      </ul>
    </ScrollRegion>
  )
}

function ValueRow({ series, value, text, around, place, band }: DotRow) {
  const { runId, name, slot } = series
  const highlighted = useIsHighlighted(runId, ...(series.band?.runIds ?? []))
  const colour = seriesColour(slot)
  return (
    <li
      className={classes.row}
      data-highlighted={highlighted || undefined}
      onPointerEnter={() => highlightRun(runId)}
      onPointerLeave={() => highlightRun(null)}
    >
      <span className={classes.name}>
        <MiddleCut text={name} />
      </span>
      <span className={classes.track} aria-hidden>
        {band && (
          <span
            className={classes.band}
            style={{ background: colour, left: percent(band[0]), right: percent(1 - band[1]) }}
          />
        )}
        {place !== null && (
          <span className={classes.dot} style={{ background: colour, left: percent(place) }} />
        )}
      </span>
      <span className={classes.value} title={String(value)}>
        {text}
        {around !== null && <span className={classes.count}> ({around})</span>}
      </span>
    </li>
  )
}

const percent = (share: number) => `${100 * share}%`
