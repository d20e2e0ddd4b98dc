import { type Axis, type Scale, valueAxis, xAxis } from './axisTicks.ts'
import { bucketsFor, type DrawnPoint, drawnPoints, type EdgeMark, edgeMarks } from './decimate.ts'
import { extentOf, type MetricSeries, type XKind } from './metricSeries.ts'

/** One line as it is drawn; readings are taken from its whole `series`. */
type DrawnLine = { series: MetricSeries; points: DrawnPoint[]; marks: EdgeMark[] }

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
  const lines = series.map((one) => ({
    series: one,
    points: drawnPoints(one, domain, buckets),
    marks: edgeMarks(one, domain),
  }))
  const logged = series.reduce((total, { x }) => total + x.length, 0)
  const kept = lines.reduce((total, { points, marks }) => total + points.length + marks.length, 0)
  return {
    lines,
    xKind,
    scale,
    x: xAxis(xExtent, xKind),
    y: valueAxis(extentOf(series.map(({ y }) => y)), scale),
    // Below the limit nothing is left out, though marks in one place are drawn once.
    points: { logged, drawn: buckets === null ? logged : kept },
  }
}
