import type { Extent } from '#charting/extent.ts'
import type { Sampled } from '#mlflow/metricHistory.ts'
import { formatCount } from '#ui/formatCount.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { type BeyondAxis, describeBeyond } from './beyondAxis.ts'
import type { LoggedOnce } from './chartSeries.ts'
import {
  countUndrawable,
  lowerBound,
  type MetricSeries,
  upperBound,
  type XKind,
} from './metricSeries.ts'

type Facts = {
  /** Of the smoothing, in steps; 0 for none. */
  halfLife: number
  /** The metric that the points go by, where they go by one. */
  across: string | null
  /** Of how many runs a part is in sight, and no more of it is there than without the zoom. */
  asSampled: number
  /** How many runs logged the metric. */
  logging: number
}

/** What one has to know of a drawing beside its picture, on screen and in files. */
export function chartNotes(
  { series, beyond, xKind, x, whole }: ChartDrawing,
  { halfLife, across, asSampled, logging }: Facts,
  where: Where,
): string[] {
  const undrawable = undrawableOf(series, x.domain)
  const samples = series.flatMap(({ sampled }) => sampled ?? [])
  const edge = [
    undrawable.nan > 0 && `${formatCount(undrawable.nan, 'point')} NaN (×)`,
    undrawable.positive > 0 && `${formatCount(undrawable.positive, 'point')} ∞ (▲)`,
    undrawable.negative > 0 && `${formatCount(undrawable.negative, 'point')} −∞ (▼)`,
  ].filter((text) => text !== false)
  // As all that lies before, they are out of sight where the axis begins later.
  const unplaced =
    x.domain[0] <= whole[0]
      ? series.reduce((total, { unplaced }) => total + (unplaced?.length ?? 0), 0)
      : 0
  return [
    samples.length > 0 && describeSamples(series, samples, x.domain),
    asSampled > 0 &&
      `${asSampled < logging ? `of ${formatCount(asSampled, 'run')} ` : ''}the same sample as without the zoom`,
    halfLife > 0 && `smoothed, half-life ${formatCount(halfLife, 'step')}`,
    halfLife > 0 && samples.length > 0 && 'smoothed over the sample',
    ...(where === 'inFile' ? beyondNotes(beyond) : []),
    edge.length > 0 && `${edge.join(', ')} at the edge`,
    leftOutOf(series),
    xKind === 'relative' && 'over time since the first point of each run',
    xKind === 'wall' && 'over wall time',
    across !== null && `over ${across}, at the same steps`,
    x.scale === 'log' &&
      `logarithmic x axis${unplaced > 0 ? `, without ${formatCount(unplaced, 'point')} ${NOT_POSITIVE[xKind]} (◀)` : ''}`,
  ].filter((text) => text !== false)
}

/** Where a point stands that has no place on a logarithmic x axis. */
const NOT_POSITIVE: Record<XKind, string> = {
  step: 'at step 0 or less',
  relative: 'at time 0',
  wall: 'at time 0',
  metric: 'at 0 or less',
}

/** A file has to say what is plain on screen. */
export type Where = 'onScreen' | 'inFile'

/** What one has to know of a metric that every run logged once. */
export function onceNotes({ series, steps }: LoggedOnce, where: Where): string[] {
  const [first = 0, last = 0] = steps ?? []
  // Who gives no step logs at step 0.
  const isTold = where === 'inFile' || first !== 0 || last !== 0
  return [leftOutOf(series), isTold && `logged once, at ${writeSteps(first, last)}`].filter(
    (text) => text !== false,
  )
}

const writeSteps = (first: number, last: number) =>
  first === last
    ? `step ${first.toLocaleString('en')}`
    : `steps ${first.toLocaleString('en')} to ${last.toLocaleString('en')}`

/** On screen, chips at the edges say so. */
const beyondNotes = (beyond: BeyondAxis): string[] =>
  (['above', 'below'] as const).flatMap((side) => {
    const points = beyond[side]
    return points ? [`${describeBeyond(side, points)} beyond the axis`] : []
  })

function leftOutOf(series: readonly MetricSeries[]) {
  const points = series.reduce((total, { band }) => total + (band?.leftOut ?? 0), 0)
  return points > 0 && `${formatCount(points, 'point')} NaN or ∞ in no mean`
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
