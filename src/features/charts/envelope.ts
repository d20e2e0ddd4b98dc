import type { Extent } from '#charting/extent.ts'
import { lowerBound, upperBound } from './metricSeries.ts'

/**
 * What a line covers of each column of pixels: from `low` to `high`, at the column's middle `x`, joined to the column
 * before; `gaps` has 1 where it is not.
 */
export type Envelope = {
  x: Float64Array
  low: Float64Array
  high: Float64Array
  gaps: Uint8Array
}

/** From so many points for each pixel on, a line is an area. */
const DENSE = 2

type Line = { x: Float64Array; y: Float64Array; gaps?: Uint8Array | undefined }

/**
 * The area that a line with many points for each pixel covers: filled, it is the picture of a stroke through all of
 * them, for a fraction of the cost. Null where the points are few. `from` and `to` are the ends of an axis that is
 * `pixels` long.
 */
export function envelopeOf(
  { x, y, gaps }: Line,
  [from, to]: Extent,
  pixels: number,
): Envelope | null {
  const start = Math.max(lowerBound(x, from) - 1, 0)
  const end = Math.min(upperBound(x, to) + 1, x.length)
  if (end - start <= DENSE * pixels || from === to) return null
  const perX = pixels / (to - from)
  const most = pixels + 3
  const found = {
    x: new Float64Array(most),
    low: new Float64Array(most),
    high: new Float64Array(most),
    gaps: new Uint8Array(most),
  }
  let length = 0
  let [column, low, high, last] = [Number.NaN, 0, 0, 0]
  let broken = true
  for (let i = start; i < end; i++) {
    const value = y[i] ?? Number.NaN
    if (!Number.isFinite(value)) {
      broken = true
      continue
    }
    if (gaps?.[i] === 1) broken = true
    const at = Math.floor(((x[i] ?? 0) - from) * perX)
    if (at === column && length > 0) {
      // A gap inside one pixel is not drawn.
      if (value < low) low = value
      if (value > high) high = value
    } else {
      // The line comes from the last point of the column before.
      low = broken ? value : Math.min(value, last)
      high = broken ? value : Math.max(value, last)
      column = at
      length++
      found.x[length - 1] = from + (at + 0.5) / perX
      found.gaps[length - 1] = broken ? 1 : 0
    }
    found.low[length - 1] = low
    found.high[length - 1] = high
    last = value
    broken = false
  }
  return {
    x: found.x.subarray(0, length),
    low: found.low.subarray(0, length),
    high: found.high.subarray(0, length),
    gaps: found.gaps.subarray(0, length),
  }
}
