import { type Axis, axisOf, type Scale, valueAxis } from '#charting/axisTicks.ts'
import { type Extent, extentOf } from '#charting/extent.ts'
import { quantilesOf } from '#charting/quantiles.ts'
import { type BeyondAxis, beyondAxis } from './beyondAxis.ts'
import { lowerBound, type MetricSeries, upperBound, type XKind } from './metricSeries.ts'
import { xAxis } from './xAxis.ts'

/** How the lines of a chart are looked at. */
export type Looking = {
  xKind: XKind
  /** `log` is for what is positive: an axis of wall time, or without a positive x, is linear nevertheless. */
  xScale: Scale
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
  /** What the axis of values leaves out of the points in sight. */
  beyond: BeyondAxis
  /** From the first x to the last. */
  whole: Extent
  /** Whether less than all of it is in sight. */
  zoomed: boolean
}

/** Of the values in sight, these shares lie outside of an axis that leaves outliers out. */
const OUTLYING: [low: number, high: number] = [0.01, 0.99]

export function chartDrawing(logged: readonly MetricSeries[], looking: Looking): ChartDrawing {
  const { xKind, scale, outliers } = looking
  // An address may ask for one that no logarithmic axis has.
  const range = scale === 'log' && (looking.range?.[0] ?? 1) <= 0 ? null : looking.range
  const xScale = isPlaceable(logged, xKind) ? looking.xScale : 'linear'
  const series = xScale === 'log' ? logged.map(positivePart) : logged
  const whole = extentOf(series.map(({ x }) => x))
  const zoom = whole && looking.zoom && xScale === 'log' ? above(looking.zoom, whole) : looking.zoom
  const x = xAxis(zoom ?? whole, xKind, xScale)
  const columns = series.flatMap((one) => columnsInSight(one, x.domain, scale))
  const y = range
    ? axisOf(range, scale)
    : valueAxis(outliers === 'clipped' ? quantilesOf(columns, OUTLYING) : extentOf(columns), scale)
  return {
    series,
    xKind,
    x,
    y,
    beyond: beyondAxis(series, x.domain, y.domain),
    whole: whole ?? x.domain,
    zoomed: zoom !== null || range !== null,
  }
}

/** Whether a logarithmic x axis would show anything. Times since 1970 are all of one size. */
const isPlaceable = (series: readonly MetricSeries[], kind: XKind) =>
  kind !== 'wall' && series.some(({ x }) => (x.at(-1) ?? 0) > 0)

/** What a logarithmic x axis has a place for of a line. */
function positivePart(series: MetricSeries): MetricSeries {
  const { x, y, raw, band } = series
  const start = upperBound(x, 0)
  if (start === 0) return series
  return {
    ...series,
    x: x.subarray(start),
    y: y.subarray(start),
    ...(raw && { raw: raw.subarray(start) }),
    ...(band && {
      band: {
        ...band,
        low: band.low.subarray(start),
        high: band.high.subarray(start),
        n: band.n.subarray(start),
        gaps: band.gaps.subarray(start),
        members: band.members.map((one) => {
          const first = upperBound(one.x, 0)
          return { x: one.x.subarray(first), y: one.y.subarray(first) }
        }),
      },
    }),
    unplaced: (raw ?? y).subarray(0, start),
  }
}

/** What a part of an axis shows above its lower end; null where that is nothing. */
const above = ([from, to]: Extent, [least]: Extent): Extent | null =>
  to > least ? [Math.max(from, least), to] : null

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
