import type { Scale } from '#charting/axisTicks.ts'
import type { Extent } from '#charting/extent.ts'
import { SCALES } from '#charting/scales.ts'
import { lowerBound, type MetricSeries, upperBound } from './metricSeries.ts'

/** The points that draw a line, in order; `gaps` has 1 where the line does not come from the point before. */
export type Trace = { x: Float64Array; y: Float64Array; gaps: Uint8Array }

/** `x` never decreases; `gaps` has 1 where the line does not come from the point before. */
type Line = { x: Float64Array; y: Float64Array; gaps?: Uint8Array | undefined }

/** What a column of pixels keeps: its first, last, smallest and largest point. */
const KEPT = 4

/**
 * What draws a line between two ends of an axis that is `pixels` long: every point where there are few; else of each
 * pixel's points the first, last, smallest and largest, which give the same picture. Where the line enters and leaves,
 * one point beyond belongs to it. NaN and infinities are left out and leave a gap.
 */
export function traceOf(
  { x, y, gaps }: Line,
  [from, to]: Extent,
  pixels: number,
  scale: Scale = 'linear',
): Trace {
  const { placeOf } = SCALES[scale]
  const start = Math.max(lowerBound(x, from) - 1, 0)
  const end = Math.min(upperBound(x, to) + 1, x.length)
  const few = end - start <= KEPT * pixels
  const foot = placeOf(from)
  const perPlace = few || from === to ? 0 : pixels / (placeOf(to) - foot)

  const most = few ? end - start : KEPT * (pixels + 2)
  const trace = {
    x: new Float64Array(most),
    y: new Float64Array(most),
    gaps: new Uint8Array(most),
  }
  let length = 0
  const keep = (index: number, gap: boolean) => {
    trace.x[length] = x[index] ?? 0
    trace.y[length] = y[index] ?? 0
    trace.gaps[length] = gap ? 1 : 0
    length++
  }

  // Indices of the open pixel's points; -1 while it has none.
  let [first, last, lowest, highest] = [-1, -1, -1, -1]
  let [least, greatest] = [0, 0]
  let pixel = -1
  let gap = true
  let broken = true
  const close = () => {
    if (first < 0) return
    keep(first, gap)
    const [early, late] = lowest < highest ? [lowest, highest] : [highest, lowest]
    if (early > first) keep(early, false)
    if (late > Math.max(early, first)) keep(late, false)
    if (last > Math.max(late, first)) keep(last, false)
  }

  for (let i = start; i < end; i++) {
    const value = y[i] ?? Number.NaN
    if (!Number.isFinite(value)) {
      broken = true
      continue
    }
    if (gaps?.[i] === 1) broken = true
    if (few) {
      keep(i, broken)
      broken = false
      continue
    }
    const at = Math.floor((placeOf(x[i] ?? 0) - foot) * perPlace)
    if (at !== pixel || first < 0) {
      close()
      pixel = at
      first = lowest = highest = i
      least = greatest = value
      gap = broken
    }
    last = i
    // A gap inside one pixel is not drawn.
    broken = false
    if (value < least) {
      least = value
      lowest = i
    } else if (value > greatest) {
      greatest = value
      highest = i
    }
  }
  close()
  return {
    x: trace.x.subarray(0, length),
    y: trace.y.subarray(0, length),
    gaps: trace.gaps.subarray(0, length),
  }
}

export type EdgeMark = { x: number; kind: 'nan' | 'positive' | 'negative' }

/** Where a line has NaN or an infinity between two ends of an axis, once for each kind and pixel. */
export function edgeMarks(
  { x, y }: MetricSeries,
  [from, to]: Extent,
  pixels: number,
  scale: Scale = 'linear',
): EdgeMark[] {
  const { placeOf } = SCALES[scale]
  const foot = placeOf(from)
  const perPlace = from === to ? 0 : pixels / (placeOf(to) - foot)
  const marks: EdgeMark[] = []
  const seen = { nan: -1, positive: -1, negative: -1 }
  const end = upperBound(x, to)
  for (let i = lowerBound(x, from); i < end; i++) {
    const value = y[i] ?? Number.NaN
    if (Number.isFinite(value)) continue
    const kind = Number.isNaN(value) ? 'nan' : value > 0 ? 'positive' : 'negative'
    const at = x[i] ?? 0
    const pixel = Math.floor((placeOf(at) - foot) * perPlace)
    if (seen[kind] === pixel) continue
    seen[kind] = pixel
    marks.push({ x: at, kind })
  }
  return marks
}
