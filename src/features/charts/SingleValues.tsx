import { type Extent, extentOf } from '#charting/extent.ts'
import { highlightRun, useIsHighlighted } from '#src/highlightedRun.ts'
import { formatNumber, type NumberFormat, numberFormatFor } from '#ui/formatNumber.ts'
import { ScrollRegion } from '#ui/ScrollRegion.tsx'
import { seriesColour } from '#ui/seriesColour.ts'
import { type MetricSeries } from './metricSeries.ts'
import classes from './SingleValues.module.css'

type Props = {
  metric: string
  /** With one value each; a mean has its band. */
  series: readonly MetricSeries[]
}

/** A metric that every run logged once: a dot for each, all on one scale, with its value beside it. */
export function SingleValues({ metric, series }: Props) {
  const columns = series.flatMap(({ y, band }) => (band ? [y, band.low, band.high] : [y]))
  const extent = extentOf(columns)
  const format = numberFormatFor(series.flatMap(({ y }) => Array.from(y)))
  return (
    <ScrollRegion className={classes.region} label={`Values of ${metric}`}>
      <ul className={classes.values}>
        {series.map((one) => (
          <ValueRow key={one.runId} series={one} extent={extent} format={format} />
        ))}
      </ul>
    </ScrollRegion>
  )
}

type RowProps = { series: MetricSeries; extent: Extent | null; format: NumberFormat }

function ValueRow({ series: { runId, name, slot, y, band }, extent, format }: RowProps) {
  const highlighted = useIsHighlighted(runId, ...(band?.runIds ?? []))
  const value = y[0] ?? Number.NaN
  const [low, high] = [band?.low[0] ?? value, band?.high[0] ?? value]
  const colour = seriesColour(slot)
  return (
    <li
      className={classes.row}
      data-highlighted={highlighted || undefined}
      onPointerEnter={() => highlightRun(runId)}
      onPointerLeave={() => highlightRun(null)}
    >
      <bdi className={`${classes.name} cut`} title={name}>
        {name}
      </bdi>
      <span className={classes.track} aria-hidden>
        {extent && Number.isFinite(value) && (
          <>
            {band && (
              <span
                className={classes.band}
                style={{
                  background: colour,
                  left: percent(low, extent),
                  right: percent(high, [extent[1], extent[0]]),
                }}
              />
            )}
            <span
              className={classes.dot}
              style={{ background: colour, left: percent(value, extent) }}
            />
          </>
        )}
      </span>
      <span className={classes.value} title={String(value)}>
        {formatNumber(value, format)}
        {band && (
          <span className={classes.count}>
            {' '}
            ({formatNumber(low, format)} to {formatNumber(high, format)}, n {band.n[0] ?? 0})
          </span>
        )}
      </span>
    </li>
  )
}

/** Where a value stands between two others; in the middle where they are one. */
const percent = (value: number, [from, to]: Extent) =>
  `${from === to ? 50 : (100 * (value - from)) / (to - from)}%`
