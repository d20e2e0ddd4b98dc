import type { Extent, MetricSeries } from './metricSeries.ts'

/** One end of a line's stroke; `gap` when the line does not reach it from the point before. */
export type DrawnPoint = { x: number; y: number; gap: boolean }

/** The most points that all lines of one chart may draw together. */
export const DRAWN_POINTS = 10_000

/** What a bucket keeps: its first, last, smallest and largest point. */
const KEPT_PER_BUCKET = 4
/** Narrower buckets than these are narrower than a pixel. */
const MOST_BUCKETS = 600

/**
 * Into how many buckets each line's points go, so that a chart stays below `DRAWN_POINTS`;
 * null where all points can be drawn.
 */
export function bucketsFor(series: readonly MetricSeries[]): number | null {
  const points = series.reduce((total, { x }) => total + x.length, 0)
  if (points <= DRAWN_POINTS) return null
  const share = Math.floor(DRAWN_POINTS / KEPT_PER_BUCKET / series.length)
  return Math.max(Math.min(share, MOST_BUCKETS), 1)
}

/**
 * The points that draw a line. With `buckets`, the axis is cut into that many and each keeps its
 * first, last, smallest and largest point: the ends of the line and every spike stay where they are.
 * NaN and infinities are left out and leave a gap.
 */
export function drawnPoints(line: Line, domain: Extent, buckets: number | null): DrawnPoint[] {
  return buckets === null ? everyPoint(line) : extremesOf(line, bucketOf(domain, buckets))
}

/** `gaps` has 1 where the line does not come from the point before. */
type Line = { x: Float64Array; y: Float64Array; gaps?: Uint8Array | undefined }

function everyPoint({ x, y, gaps }: Line): DrawnPoint[] {
  const drawn: DrawnPoint[] = []
  let gap = true
  for (let i = 0; i < x.length; i++) {
    const value = y[i] ?? Number.NaN
    if (gaps?.[i] === 1) gap = true
    if (Number.isFinite(value)) drawn.push({ x: x[i] ?? 0, y: value, gap })
    gap = !Number.isFinite(value)
  }
  return drawn
}

const bucketOf =
  ([min, max]: Extent, buckets: number) =>
  (x: number) =>
    max === min ? 0 : Math.min(Math.floor(((x - min) / (max - min)) * buckets), buckets - 1)

function extremesOf({ x, y, gaps }: Line, bucketOf: (x: number) => number) {
  const drawn: DrawnPoint[] = []
  let bucket = Number.NaN
  // Indices of the open bucket's points; -1 while it has none.
  let first = -1
  let last = -1
  let lowest = -1
  let highest = -1
  let gap = true
  let broken = true

  const close = () => {
    if (first < 0) return
    const kept = [...new Set([first, lowest, highest, last])].toSorted((a, b) => a - b)
    for (const index of kept) {
      drawn.push({ x: x[index] ?? 0, y: y[index] ?? 0, gap: gap && index === first })
    }
  }

  for (let i = 0; i < x.length; i++) {
    const value = y[i] ?? Number.NaN
    if (!Number.isFinite(value)) {
      broken = true
      continue
    }
    if (gaps?.[i] === 1) broken = true
    const at = bucketOf(x[i] ?? 0)
    if (at !== bucket) {
      close()
      bucket = at
      first = lowest = highest = i
      gap = broken
    }
    last = i
    // A gap inside one bucket is narrower than a pixel, and is not drawn.
    broken = false
    if (value < (y[lowest] ?? value)) lowest = i
    if (value > (y[highest] ?? value)) highest = i
  }
  close()
  return drawn
}

export type EdgeMark = { x: number; kind: 'nan' | 'positive' | 'negative' }

/** Where a line has NaN or an infinity, once for each kind and pixel. */
export function edgeMarks({ x, y }: MetricSeries, domain: Extent): EdgeMark[] {
  const bucketAt = bucketOf(domain, MOST_BUCKETS)
  const marks: EdgeMark[] = []
  const seen = { nan: -1, positive: -1, negative: -1 }
  for (let i = 0; i < x.length; i++) {
    const value = y[i] ?? Number.NaN
    if (Number.isFinite(value)) continue
    const kind = Number.isNaN(value) ? 'nan' : value > 0 ? 'positive' : 'negative'
    const bucket = bucketAt(x[i] ?? 0)
    if (seen[kind] === bucket) continue
    seen[kind] = bucket
    marks.push({ x: x[i] ?? 0, kind })
  }
  return marks
}
