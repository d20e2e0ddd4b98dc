import { useMemo } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type Extent, extentOf } from '#charting/extent.ts'
import type { LoggedRun } from '#mlflow/metricHistory.ts'
import { axisMetric } from './chartCurves.ts'
import { closerSteps } from './closerSteps.ts'
import { chartDrawing } from './chartDrawing.ts'
import { allRuns, type ChartedRun, chartSeries, loggedOnce, type RunGroup } from './chartSeries.ts'
import { readChartView, readZoom } from './chartView.ts'
import { readMetricAxis } from './metricAxis.ts'
import { useKept } from './useKept.ts'
import { useMetricHistories } from './useMetricHistories.ts'
import { useInTurn } from './useInTurn.ts'
import { useLeadsZoom, useZoomPreview } from './zoomPreview.ts'

const NO_GROUPS: readonly RunGroup[] = []
const NO_RUNS: readonly LoggedRun[] = []

type Charted = {
  metric: string
  runs: readonly ChartedRun[]
  groups: readonly RunGroup[]
}

/**
 * One metric's histories over some runs as a drawing, in the way that the address has it. Only while `asking` are they
 * fetched, and is the drawing kept up to date; a zoom that another chart was asked for comes in turn. `once` is there
 * where every run logged it once.
 */
export function useMetricDrawing({ metric, ...charted }: Charted, asking: boolean, chart: string) {
  const [address] = useSearchParams()
  const params = useKept(address, asking)
  const runs = useKept(charted.runs, asking)
  const groups = useKept(charted.groups, asking)
  const { x, xScale, halfLife, spread, outliers, zoom: settled } = readChartView(params)
  const { scale: chosen, range } = readMetricAxis(params, metric)
  const wanted = useKept(useZoomPreview() ?? settled, asking)
  const zoom = useInTurn(wanted, useLeadsZoom(chart) ? 'atOnce' : 'inTurn')
  const logged = allRuns({ runs, groups })
  // Of a sampled history, what is in sight is told more closely, once a gesture has come to rest.
  const loaded = useMetricHistories(metric, logged, asking, (run, sample) =>
    closerSteps(x, settled, run, sample),
  )
  const across = axisMetric(x)
  const axes = useMetricHistories(across ?? metric, across === null ? NO_RUNS : logged, asking)
  const { histories } = loaded

  const once = useMemo(
    () => loggedOnce(metric, { runs, groups, spread }, histories),
    [metric, runs, groups, spread, histories],
  )
  // The mean of a part of a group would be another group's.
  const whole = loaded.pending || axes.pending ? NO_GROUPS : groups
  const { series, xKind } = useMemo(() => {
    const how = { x, halfLife, axes: axes.histories }
    return chartSeries({ runs, groups: whole, spread }, histories, how)
  }, [runs, whole, spread, histories, x, halfLife, axes.histories])

  const decades = useMemo(() => {
    const [low, high] = extentOf(series.map(({ y, raw }) => raw ?? y)) ?? [0, 0]
    return low > 0 ? Math.log10(high) - Math.log10(low) : null
  }, [series])
  const scale = chosen === 'log' && decades !== null ? 'log' : 'linear'
  const [low, high] = range ?? []
  const drawing = useMemo(() => {
    const range: Extent | null = low === undefined || high === undefined ? null : [low, high]
    const zoomed = readZoom(zoom, xKind)
    return chartDrawing(series, { xKind, xScale, scale, zoom: zoomed, range, outliers })
  }, [series, xKind, xScale, scale, zoom, low, high, outliers])

  return {
    drawing,
    once: once?.series.length === 0 ? null : once,
    /** How many powers of ten the values span; null where not all are positive. */
    decades,
    /** Whether a logarithmic x axis was chosen, and nothing has a place on it. */
    refusedX: xScale === 'log' && xKind !== 'wall' && drawing.x.scale !== 'log',
    halfLife,
    across,
    pending: loaded.pending || axes.pending,
    without: loaded.without,
    asSampled: loaded.asSampled,
    logging: loaded.logging,
    /** The runs of which only a sample is there. */
    sampled: logged.filter(({ id }) => histories.get(id)?.sampled),
    failures: [...loaded.failures, ...axes.failures],
  }
}
