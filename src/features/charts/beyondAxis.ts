import { formatCount } from '#ui/formatCount.ts'
import { formatNumber } from '#ui/formatNumber.ts'
import { type Axis, valueAxis } from '#charting/axisTicks.ts'
import { type Extent } from '#charting/extent.ts'
import { lowerBound, type MetricSeries, upperBound } from './metricSeries.ts'

export type Side = 'above' | 'below'

/** Points of finite values beyond one end of the axis: how many, and the value farthest from it. */
export type Beyond = { points: number; farthest: number }

/** What an axis of values leaves out of the points between two xs; null where nothing lies beyond an end. */
export type BeyondAxis = Record<Side, Beyond | null>

export function beyondAxis(
  series: readonly MetricSeries[],
  across: Extent,
  [low, high]: Extent,
): BeyondAxis {
  const above = { points: 0, farthest: high }
  const below = { points: 0, farthest: low }
  for (const { x, y, raw } of series) {
    const end = upperBound(x, across[1])
    for (let i = lowerBound(x, across[0]); i < end; i++) {
      const value = (raw ?? y)[i] ?? Number.NaN
      if (!Number.isFinite(value)) continue
      if (value > high) {
        above.points++
        above.farthest = Math.max(above.farthest, value)
      } else if (value < low) {
        below.points++
        below.farthest = Math.min(below.farthest, value)
      }
    }
  }
  return { above: above.points > 0 ? above : null, below: below.points > 0 ? below : null }
}

/** Where the axis goes once it holds what lies beyond one of its ends; the other stays. */
export function widened({ domain, scale }: Axis, side: Side, { farthest }: Beyond): Extent {
  const [low, high] = domain
  return side === 'above'
    ? [low, valueAxis([low, farthest], scale).domain[1]]
    : [valueAxis([farthest, high], scale).domain[0], high]
}

/** As `3 points up to 41.2`. */
export function describeBeyond(side: Side, { points, farthest }: Beyond): string {
  const way = points === 1 ? 'at' : side === 'above' ? 'up to' : 'down to'
  return `${formatCount(points, 'point')} ${way} ${formatNumber(farthest)}`
}
