import { formatCount } from '#ui/formatCount.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { countUndrawable, lowerBound, upperBound } from './metricSeries.ts'

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
  const [from, to] = x.domain
  const inSight = series.map(({ x, y }) => y.subarray(lowerBound(x, from), upperBound(x, to)))
  const undrawable = countUndrawable(inSight)
  const edge = [
    undrawable.nan > 0 && `${formatCount(undrawable.nan, 'point')} NaN (×)`,
    undrawable.positive > 0 && `${formatCount(undrawable.positive, 'point')} ∞ (▲)`,
    undrawable.negative > 0 && `${formatCount(undrawable.negative, 'point')} −∞ (▼)`,
  ].filter((text) => text !== false)
  const leftOut = series.reduce((total, { band }) => total + (band?.leftOut ?? 0), 0)
  return [
    halfLife > 0 && `smoothed, half-life ${formatCount(halfLife, 'step')}`,
    points.beyond > 0 && `${formatCount(points.beyond, 'point')} beyond the axis`,
    edge.length > 0 && `${edge.join(', ')} at the edge`,
    leftOut > 0 && `${formatCount(leftOut, 'point')} NaN or ∞ in no mean`,
    xKind === 'relative' && 'over time since the first point of each run',
    xKind === 'wall' && 'over wall time',
    across !== null && `over ${across}, at the same steps`,
  ].filter((text) => text !== false)
}
