import { useQueries } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { metricHistoryQueries } from '#mlflow/metricHistory.ts'
import type { Run } from '#mlflow/runs.ts'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { formatNumber } from '#ui/formatNumber.ts'
import { NearViewport } from '#ui/NearViewport.tsx'
import { chartDrawing } from './chartDrawing.ts'
import { ChartLegend } from './ChartLegend.tsx'
import { ChartNotes } from './ChartNotes.tsx'
import { chartSummary } from './chartSummary.ts'
import classes from './MetricChart.module.css'
import {
  extentOf,
  type History,
  type MetricSeries,
  toHistory,
  xKindOf,
  xOf,
} from './metricSeries.ts'
import { useLogScale } from './useLogScale.ts'

/** A run to draw, and its colour slot in the selection; null is grey. */
type ChartedRun = { run: Run; slot: number | null }

type Props = { metric: string; runs: readonly ChartedRun[] }

/** Height of the plot in px, axes included. */
const PLOT_HEIGHT = 208

// Recharts comes with the first chart that is looked at.
const MetricPlot = lazy(async () => {
  const { MetricPlot } = await import('./MetricPlot.tsx')
  return { default: MetricPlot }
})

/** One metric's history over some runs, loaded once it comes into view. Breaks alone, if it breaks. */
export function MetricChart({ metric, runs }: Props) {
  return (
    <div className={classes.card}>
      <ErrorBoundary what={`The curve of ${metric}`}>
        <NearViewport height={PLOT_HEIGHT + 40}>
          <LoadedChart metric={metric} runs={runs} />
        </NearViewport>
      </ErrorBoundary>
    </div>
  )
}

type LoadedRun = ChartedRun & { history: History | undefined; error: Error | null }

function LoadedChart({ metric, runs }: Props) {
  const [wantsLog, setLog] = useLogScale(metric)
  const withMetric = runs.filter(({ run }) => run.metrics.has(metric))
  const results = useQueries({
    queries: withMetric.map(({ run }) => ({
      ...metricHistoryQueries.points(run, metric),
      select: toHistory,
    })),
  })
  const loaded = withMetric.map((charted, i): LoadedRun => ({
    ...charted,
    history: results[i]?.data,
    error: results[i]?.error ?? null,
  }))

  const { series, xKind } = toSeries(loaded)
  const latest = runs[0]?.run.metrics.get(metric)
  const canLog = (extentOf(series.map(({ y }) => y))?.[0] ?? 0) > 0
  const drawing = chartDrawing(series, xKind, wantsLog && canLog ? 'log' : 'linear')
  const loading = results.some((result) => result.isPending)
  const failed = loaded.filter(({ error, history }) => error && !history)
  const summary = loading ? `${metric}: loading` : chartSummary(metric, series, xKind)

  return (
    <figure className={classes.figure} aria-label={summary}>
      <figcaption className={classes.caption}>
        <span className={`${classes.name} name`}>{metric}</span>
        {runs.length === 1 && latest && (
          <span className={`${classes.latest} numeric`} title={String(latest.value)}>
            {formatNumber(latest.value)}
          </span>
        )}
        {canLog && (
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
      <div className={classes.plot} style={{ height: PLOT_HEIGHT }}>
        {series.length > 0 ? (
          <Suspense fallback={<div className={classes.waiting} />}>
            <MetricPlot metric={metric} drawing={drawing} height={PLOT_HEIGHT} />
          </Suspense>
        ) : loading ? (
          <div className={classes.waiting} />
        ) : (
          <p className={classes.empty}>
            {failed.length > 0 ? 'The history could not be read.' : 'Nothing logged yet.'}
          </p>
        )}
      </div>
      {series.length > 1 && <ChartLegend series={series} />}
      <ChartNotes
        drawing={drawing}
        refusedLog={wantsLog && !canLog && !loading}
        without={runs.length - withMetric.length}
        failures={failed.map(({ run, error }) => ({
          runId: run.id,
          name: run.name,
          message: error?.message ?? '',
          retry: () => void results[loaded.findIndex((one) => one.run === run)]?.refetch(),
        }))}
      />
    </figure>
  )
}

/** Lines of the runs whose points are there; those without a point have none. */
function toSeries(runs: readonly LoadedRun[]) {
  const histories = runs.flatMap(({ history }) => (history ? [history] : []))
  const xKind = xKindOf(histories)
  const series = runs.flatMap(({ run, slot, history }): MetricSeries[] => {
    if (!history || history.values.length === 0) return []
    const x = xOf(history, xKind)
    return [{ runId: run.id, name: run.name, slot, x, y: history.values }]
  })
  return { series, xKind }
}
