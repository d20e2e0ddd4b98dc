import { seriesColour } from '#ui/seriesColour.ts'
import classes from './ChartLegend.module.css'
import type { MetricSeries } from './metricSeries.ts'
import { shortName } from './shortName.ts'

/** Beyond these, names say less than the tooltip does. */
const NAMED = 8

/** Which colour is which run. */
export function ChartLegend({ series }: { series: readonly MetricSeries[] }) {
  return (
    <ul className={classes.legend} aria-label="Runs">
      {series.slice(0, NAMED).map(({ runId, name, slot }) => (
        <li key={runId} title={name}>
          <span className={classes.swatch} style={{ background: seriesColour(slot) }} />
          <bdi>{shortName(name)}</bdi>
        </li>
      ))}
      {series.length > NAMED && <li>and {series.length - NAMED} more</li>}
    </ul>
  )
}
