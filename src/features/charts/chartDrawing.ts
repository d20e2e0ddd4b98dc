import { type Axis, axisOf, type Scale, valueAxis } from '#charting/axisTicks.ts'
import { type Extent, extentOf } from '#charting/extent.ts'
import { quantilesOf } from '#charting/quantiles.ts'
import { lowerBound, type MetricSeries, upperBound, type XKind } from './metricSeries.ts'
import { xAxis } from './xAxis.ts'

/** How the lines of a chart are looked at. */
export type Looking = {
  xKind: XKind
  /** `log` only where all finite values are positive. */
  scale: Scale
  /** What part of the x axis is in sight; null for all of it. */
  zoom: Extent | null
  /** What part of the axis of values is; null for what the lines in sight need. */
  range: Extent | null
  /** `clipped` ends the axis where the outermost values would press the others flat. */
  outliers: 'shown' | 'clipped'
}

/** Everything a chart draws, before it has a size; readings are taken from the whole series. */
export type ChartDrawing = {
  series: readonly MetricSeries[]
  xKind: XKind
  x: Axis
  y: Axis
  /** How many points were logged, and how many of those in sight have a finite value beyond the axis of values. */
  points: { logged: number; beyond: number }
  /** From the first x to the last. */
  whole: Extent
  /** Whether less than all of it is in sight. */
  zoomed: boolean
}

/** Of the values in sight, these shares lie outside of an axis that leaves outliers out. */
const OUTLYING: [low: number, high: number] = [0.01, 0.99]

export function chartDrawing(series: readonly MetricSeries[], looking: Looking): ChartDrawing {
  const { xKind, scale, zoom, range, outliers } = looking
  const whole = extentOf(series.map(({ x }) => x))
  const x = xAxis(zoom ?? whole, xKind)
  const columns = series.flatMap((one) => columnsInSight(one, x.domain, scale))
  const y = range
    ? axisOf(range, scale)
    : valueAxis(outliers === 'clipped' ? quantilesOf(columns, OUTLYING) : extentOf(columns), scale)
  const logged = series.reduce((total, { x }) => total + x.length, 0)
  const beyond = range || outliers === 'clipped' ? countBeyond(series, x.domain, y.domain) : 0
  return {
    series,
    xKind,
    x,
    y,
    points: { logged, beyond },
    whole: whole ?? x.domain,
    zoomed: zoom !== null || range !== null,
  }
}

/** What the axis of values must hold of a line. A logarithmic one ends above the edges of bands that are not positive. */
function columnsInSight(series: MetricSeries, domain: Extent, scale: Scale): Float64Array[] {
  const { y, raw, band } = series
  const [start, end] = rowsInSight(series.x, domain)
  const cut = (column: Float64Array) => column.subarray(start, end)
  const columns = raw ? [cut(y), cut(raw)] : [cut(y)]
  if (!band) return columns
  const low = cut(band.low)
  return [...columns, scale === 'log' ? low.filter((value) => value > 0) : low, cut(band.high)]
}

/** The points between two ends of the axis; where there is none, those that the line in sight leads from and to. */
function rowsInSight(x: Float64Array, [from, to]: Extent): [start: number, end: number] {
  const [start, end] = [lowerBound(x, from), upperBound(x, to)]
  return start < end ? [start, end] : [Math.max(start - 1, 0), end + 1]
}

function countBeyond(series: readonly MetricSeries[], across: Extent, [low, high]: Extent): number {
  let beyond = 0
  for (const { x, y, raw } of series) {
    const end = upperBound(x, across[1])
    for (let i = lowerBound(x, across[0]); i < end; i++) {
      const value = (raw ?? y)[i] ?? Number.NaN
      if (Number.isFinite(value) && (value < low || value > high)) beyond++
    }
  }
  return beyond
}
