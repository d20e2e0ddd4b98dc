import type { Extent } from '#charting/extent.ts'
import type { Sampled } from '#mlflow/metricHistory.ts'
import { formatCount } from '#ui/formatCount.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { countUndrawable, lowerBound, type MetricSeries, upperBound } from './metricSeries.ts'

type Facts = {
  /** Of the smoothing, in steps; 0 for none. */
  halfLife: number
  /** The metric that the points go by, where they go by one. */
  across: string | null
}

/** What one has to know of a drawing beside its picture, on screen and in files. */
export function chartNotes(
  { series, points, xKind, x }: ChartDrawing,
  { halfLife, across }: Facts,
): string[] {
  const undrawable = undrawableOf(series, x.domain)
  const samples = series.flatMap(({ sampled }) => sampled ?? [])
  const edge = [
    undrawable.nan > 0 && `${formatCount(undrawable.nan, 'point')} NaN (×)`,
    undrawable.positive > 0 && `${formatCount(undrawable.positive, 'point')} ∞ (▲)`,
    undrawable.negative > 0 && `${formatCount(undrawable.negative, 'point')} −∞ (▼)`,
  ].filter((text) => text !== false)
  const leftOut = series.reduce((total, { band }) => total + (band?.leftOut ?? 0), 0)
  return [
    samples.length > 0 && describeSamples(series, samples, x.domain),
    halfLife > 0 && `smoothed, half-life ${formatCount(halfLife, 'step')}`,
    halfLife > 0 && samples.length > 0 && 'smoothed over the sample',
    points.beyond > 0 && `${formatCount(points.beyond, 'point')} beyond the axis`,
    edge.length > 0 && `${edge.join(', ')} at the edge`,
    leftOut > 0 && `${formatCount(leftOut, 'point')} NaN or ∞ in no mean`,
    xKind === 'relative' && 'over time since the first point of each run',
    xKind === 'wall' && 'over wall time',
    across !== null && `over ${across}, at the same steps`,
  ].filter((text) => text !== false)
}

/** What is in sight that no line passes through; a sample says how many of its points are such, where it knows. */
function undrawableOf(series: readonly MetricSeries[], [from, to]: Extent) {
  const total = { nan: 0, positive: 0, negative: 0 }
  for (const { x, y, sampled } of series) {
    const inSight = y.subarray(lowerBound(x, from), upperBound(x, to))
    const counts = sampled?.undrawable ?? countUndrawable([inSight])
    total.nan += counts.nan
    total.positive += counts.positive
    total.negative += counts.negative
  }
  return total
}

/** How many points there are, and how many were logged, of the lines that are samples. */
function describeSamples(
  series: readonly MetricSeries[],
  samples: readonly Sampled[],
  [from, to]: Extent,
): string {
  const points = series
    .filter(({ sampled }) => sampled)
    .reduce((total, { x }) => total + upperBound(x, to) - lowerBound(x, from), 0)
  const logged = samples.reduce<number | null>(
    (total, { logged }) => (total === null || logged === null ? null : total + logged),
    0,
  )
  const shown = points.toLocaleString('en')
  // Our own server keeps what a chart would show of all points; MLflow keeps every so many.
  return logged === null
    ? `a sample of ${shown} points by the server, which may lack peaks`
    : `${shown} of ${logged.toLocaleString('en')} points, the extremes of every part among them`
}
