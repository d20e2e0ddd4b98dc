import { type Axis, type Scale, valueAxis, xAxis } from './axisTicks.ts'
import { bucketsFor, type DrawnPoint, drawnPoints, type EdgeMark, edgeMarks } from './decimate.ts'
import { extentOf, type MetricSeries, type XKind } from './metricSeries.ts'

/** One line as it is drawn; readings are taken from its whole `series`. */
type DrawnLine = {
  series: MetricSeries
  points: DrawnPoint[]
  marks: EdgeMark[]
  /** The edges of the band around a mean; both have their gaps at the same places. */
  edges: { low: DrawnPoint[]; high: DrawnPoint[] } | null
}

/** Everything a chart draws, before it has a size. */
export type ChartDrawing = {
  lines: DrawnLine[]
  xKind: XKind
  scale: Scale
  x: Axis
  y: Axis
  /** How many points were logged, marks at the edge among them, and how many of them are drawn. */
  points: { logged: number; drawn: number }
}

/** `log` only where all finite values are positive. */
export function chartDrawing(
  series: readonly MetricSeries[],
  xKind: XKind,
  scale: Scale,
): ChartDrawing {
  const xExtent = extentOf(series.map(({ x }) => x))
  const domain = xExtent ?? [0, 1]
  const buckets = bucketsFor(series)
  const lines = series.map((one): DrawnLine => {
    const { x, y, band } = one
    const drawn = (y: Float64Array) => drawnPoints({ x, y, gaps: band?.gaps }, domain, buckets)
    return {
      series: one,
      points: drawn(y),
      marks: edgeMarks(one, domain),
      edges: band ? { low: drawn(band.low), high: drawn(band.high) } : null,
    }
  })
  const logged = series.reduce((total, { x }) => total + x.length, 0)
  const kept = lines.reduce((total, { points, marks }) => total + points.length + marks.length, 0)
  return {
    lines,
    xKind,
    scale,
    x: xAxis(xExtent, xKind),
    y: valueAxis(extentOf(series.flatMap((one) => columnsOf(one, scale))), scale),
    // Below the limit nothing is left out, though marks in one place are drawn once.
    points: { logged, drawn: buckets === null ? logged : kept },
  }
}

/** What the axis must hold of a line. A logarithmic one ends above those edges of bands that are not positive. */
function columnsOf({ y, band }: MetricSeries, scale: Scale): Float64Array[] {
  if (!band) return [y]
  const low = scale === 'log' ? band.low.filter((value) => value > 0) : band.low
  return [y, low, band.high]
}
