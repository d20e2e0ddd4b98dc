import { Suspense, useMemo } from 'react'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { formatNumber } from '#ui/formatNumber.ts'
import { NearViewport } from '#ui/NearViewport.tsx'
import type { Spread } from './bandSeries.ts'
import { chartDrawing } from './chartDrawing.ts'
import { ChartLegend } from './ChartLegend.tsx'
import { ChartNotes } from './ChartNotes.tsx'
import {
  allRuns,
  type ChartedRun,
  chartSeries,
  type RunGroup,
  singleValues,
} from './chartSeries.ts'
import { chartSummary } from './chartSummary.ts'
import classes from './MetricChart.module.css'
import { extentOf } from './metricSeries.ts'
import { SingleValues } from './SingleValues.tsx'
import { useLogScale } from './useLogScale.ts'
import { useMetricHistories } from './useMetricHistories.ts'
import { lazyPart } from '#ui/lazyPart.tsx'

type Props = {
  metric: string
  runs: readonly ChartedRun[]
  /** Each is drawn as the mean of its runs, with a band around it. */
  groups?: readonly RunGroup[]
  spread?: Spread
  /** `elsewhere` where the page says once for all charts which colour is which run. */
  legend?: 'own' | 'elsewhere'
}

const NO_GROUPS: readonly RunGroup[] = []
/** Height of the plot in px, axes included. */
const PLOT_HEIGHT = 208

// Recharts comes with the first chart that is looked at.
const MetricPlot = lazyPart('The curve', async () => {
  const { MetricPlot } = await import('./MetricPlot.tsx')
  return MetricPlot
})

/** One metric's history over some runs, loaded once it comes into view. Breaks alone, if it breaks. */
export function MetricChart(props: Props) {
  return (
    <div className={classes.card}>
      <ErrorBoundary what={`The curve of ${props.metric}`}>
        <NearViewport height={PLOT_HEIGHT + 40}>
          {(near) => <LoadedChart {...props} near={near} />}
        </NearViewport>
      </ErrorBoundary>
    </div>
  )
}

function LoadedChart({ near, ...props }: Props & { near: boolean }) {
  const { metric, runs, groups = NO_GROUPS, spread = 'std', legend = 'own' } = props
  const [wantsLog, setLog] = useLogScale(metric)
  const loaded = useMetricHistories(metric, allRuns({ runs, groups }), near)
  const { histories, failures, pending, without } = loaded

  const values = useMemo(
    () => singleValues(metric, { runs, groups, spread }, histories),
    [metric, runs, groups, spread, histories],
  )
  // The mean of a part of a group would be another group's.
  const whole = pending ? NO_GROUPS : groups
  const { series, xKind } = useMemo(
    () => chartSeries({ runs, groups: whole, spread }, histories),
    [runs, whole, spread, histories],
  )
  const canLog = (extentOf(series.map(({ y }) => y))?.[0] ?? 0) > 0
  const scale = wantsLog && canLog ? 'log' : 'linear'
  const drawing = useMemo(() => chartDrawing(series, xKind, scale), [series, xKind, scale])
  const latest = runs[0]?.run.metrics.get(metric)
  const summary = pending ? `${metric}: loading` : chartSummary(metric, series, xKind)
  const asCurve = values === null || values.length === 0

  return (
    <figure className={classes.figure} aria-label={summary}>
      <figcaption className={classes.caption}>
        <span className={`${classes.name} name`} title={metric}>
          {metric}
        </span>
        {runs.length === 1 && groups.length === 0 && latest && (
          <span className={`${classes.latest} numeric`} title={String(latest.value)}>
            {formatNumber(latest.value)}
          </span>
        )}
        {asCurve && canLog && (
          <button
            type="button"
            className={classes.scale}
            aria-pressed={wantsLog}
            onClick={() => setLog(!wantsLog)}
          >
            log
          </button>
        )}
      </figcaption>
      <div
        className={classes.plot}
        style={asCurve ? { height: PLOT_HEIGHT } : { maxHeight: PLOT_HEIGHT }}
      >
        {!asCurve ? (
          <SingleValues metric={metric} series={values} />
        ) : series.length > 0 ? (
          <Suspense fallback={<div className={classes.waiting} />}>
            <MetricPlot metric={metric} drawing={drawing} height={PLOT_HEIGHT} />
          </Suspense>
        ) : pending ? (
          <div className={classes.waiting} />
        ) : (
          <p className={classes.empty}>
            {failures.length > 0 ? 'The history could not be read.' : 'Nothing logged yet.'}
          </p>
        )}
      </div>
      {asCurve && legend === 'own' && series.length > 1 && <ChartLegend entries={series} />}
      <ChartNotes
        drawing={asCurve ? drawing : null}
        refusedLog={asCurve && wantsLog && !canLog && !pending}
        without={without}
        failures={failures}
      />
    </figure>
  )
}
