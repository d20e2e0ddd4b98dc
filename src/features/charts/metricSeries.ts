import type { PointColumns, Sampled } from '#mlflow/metricHistory.ts'
import type { Scale } from '#charting/axisTicks.ts'
import type { BandSeries } from './bandSeries.ts'
import { SCALES } from '#charting/scales.ts'

/** One metric's history, ordered by step, then time; `sampled` where not every point is there. */
export type History = PointColumns & { sampled?: Sampled | null }

/** One line of a chart: `x` never decreases; `y` may hold NaN and infinities. */
export type MetricSeries = {
  /** The run's, or one of its own for a group of runs. */
  runId: string
  name: string
  /** The run's colour slot; null is grey. */
  slot: number | null
  /** Whether the others are measured against it. */
  isBaseline?: boolean
  /** The kind of the line's dash; solid where there is none. */
  dash?: number
  x: Float64Array
  y: Float64Array
  /** As logged, where `y` is smoothed. */
  raw?: Float64Array
  /** What its points are a sample of; null where it has all. */
  sampled?: Sampled | null
  /** What was logged where a logarithmic x axis has no place: at an x that is not positive. */
  unplaced?: Float64Array
  /** What lies around the line where it is the mean of a group. */
  band?: Band
}

/** By row of the line. */
type Band = Pick<BandSeries, 'low' | 'high' | 'n' | 'gaps'> & {
  runIds: readonly string[]
  /** The lines that it is a mean of. */
  members: readonly { x: Float64Array; y: Float64Array }[]
  /** How many points of the runs were NaN or infinite, and count in no mean. */
  leftOut: number
}

/** `relative` is ms since a run's own first point, `wall` since the epoch; `metric` is the value of another metric. */
export type XKind = 'step' | 'relative' | 'wall' | 'metric'

/** How many points a line cannot pass through, by kind. */
export function countUndrawable(columns: Iterable<Float64Array>) {
  const count = { nan: 0, positive: 0, negative: 0 }
  for (const y of columns) {
    for (const value of y) {
      if (Number.isNaN(value)) count.nan++
      else if (value === Infinity) count.positive++
      else if (value === -Infinity) count.negative++
    }
  }
  return count
}

/** The first index whose number is not below `x`; the length where all are. */
export function lowerBound(column: Float64Array, x: number): number {
  let low = 0
  let high = column.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((column[middle] ?? Infinity) < x) low = middle + 1
    else high = middle
  }
  return low
}

/** The first index whose number is above `x`; the length where none is. */
export function upperBound(column: Float64Array, x: number): number {
  let low = 0
  let high = column.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((column[middle] ?? Infinity) <= x) low = middle + 1
    else high = middle
  }
  return low
}

/** The logged x that stands nearest to another on the axis; null when nothing was logged. */
export function nearestX(
  series: readonly MetricSeries[],
  wanted: number,
  scale: Scale,
): number | null {
  const { placeOf } = SCALES[scale]
  const place = placeOf(wanted)
  let nearest: number | null = null
  let least = Infinity
  for (const { x } of series) {
    const index = lowerBound(x, wanted)
    for (const candidate of [x[index - 1], x[index]]) {
      if (candidate === undefined) continue
      const distance = Math.abs(placeOf(candidate) - place)
      if (nearest !== null && distance >= least) continue
      nearest = candidate
      least = distance
    }
  }
  return nearest
}

/** The logged x just after (1) or before (-1) another, over all lines; the same one at the end. */
export function neighbourX(series: readonly MetricSeries[], from: number, direction: 1 | -1) {
  let neighbour: number | null = null
  for (const { x } of series) {
    let index = lowerBound(x, from)
    if (direction === 1) while (x[index] === from) index++
    const candidate = x[direction === 1 ? index : index - 1]
    if (candidate === undefined) continue
    const closer = neighbour === null || (candidate - neighbour) * direction < 0
    if (closer) neighbour = candidate
  }
  return neighbour ?? from
}

/** What one line says at an x: every value logged there, else the last one before it. */
export type Reading = { x: number; values: number[] }

export function readAt({ x, y }: Pick<MetricSeries, 'x' | 'y'>, place: number): Reading | null {
  let index = lowerBound(x, place)
  if (x[index] !== place) {
    const before = x[index - 1]
    if (before === undefined) return null
    return { x: before, values: [y[index - 1] ?? Number.NaN] }
  }
  const values: number[] = []
  for (; x[index] === place; index++) values.push(y[index] ?? Number.NaN)
  return { x: place, values }
}
