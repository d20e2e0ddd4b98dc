import type { History, MetricSeries, XKind } from './metricSeries.ts'
import { smooth } from './smooth.ts'

/** What the points of a chart go by; after `metric:` comes the name of one. */
export type XChoice = 'step' | 'relative' | 'wall' | `metric:${string}`

/** The metric that the points go by; null where they go by none. */
export const axisMetric = (choice: XChoice): string | null =>
  choice.startsWith('metric:') ? choice.slice('metric:'.length) : null

/**
 * One run's course as it is drawn. `x` never decreases; `raw` is what was logged, where `y` is smoothed; `sampled` says
 * what its points are a sample of.
 */
export type Curve = Pick<MetricSeries, 'x' | 'y' | 'raw' | 'sampled'>

/** What was chosen, save that steps tell nothing where every run logged all of its points at one: then time does. */
export function xKindOf(choice: XChoice, histories: readonly History[]): XKind {
  if (choice === 'relative' || choice === 'wall') return choice
  if (choice !== 'step') return 'metric'
  return histories.every(isStepless) && histories.some(({ steps }) => steps.length > 1)
    ? 'relative'
    : 'step'
}

export const isStepless = ({ steps }: History) => steps[0] === steps.at(-1)

/** When the first of some points was logged, in ms since the epoch. */
export const firstTime = ({ times }: History): number =>
  times.reduce((least, time) => Math.min(least, time), Infinity)

/**
 * A history as a curve; null where nothing of it can be placed. `halfLife` smooths by steps, or by points where all
 * have one step; 0 does not. `axis` is the same run's history of the metric that the points go by: a point stands at
 * the last number of it that was logged at the same step, and those without one are left out.
 */
export function curveOf(
  history: History | undefined,
  kind: XKind,
  { halfLife, axis }: { halfLife: number; axis: History | undefined },
): Curve | null {
  if (!history || history.values.length === 0) return null
  const { steps, values } = history
  const along = isStepless(history) ? steps.map((_, i) => i) : steps
  const y = halfLife > 0 ? smooth(along, values, halfLife) : values
  const x = X_COLUMNS[kind](history, axis)
  const curve = x && inOrderOf(x, halfLife > 0 ? { y, raw: values } : { y })
  return curve && { ...curve, sampled: history.sampled ?? null }
}

const X_COLUMNS: Record<
  XKind,
  (history: History, axis: History | undefined) => Float64Array | null
> = {
  step: ({ steps }) => steps,
  relative: (history) => {
    const start = firstTime(history)
    return history.times.map((time) => time - start)
  },
  wall: ({ times }) => times,
  metric: ({ steps }, axis) => (axis ? valuesAtSteps(axis, steps) : null),
}

/** The last number that a history has at each of some steps; NaN where it has none. */
function valuesAtSteps({ steps, values }: History, wanted: Float64Array): Float64Array {
  const byStep = new Map<number, number>()
  for (const [i, step] of steps.entries()) {
    const value = values[i] ?? Number.NaN
    if (Number.isFinite(value)) byStep.set(step, value)
  }
  return wanted.map((step) => byStep.get(step) ?? Number.NaN)
}

/** A curve whose points go by another column, in its order; those without a number there are left out. */
function inOrderOf(x: Float64Array, { y, raw }: Omit<Curve, 'x'>): Curve | null {
  if (isAscending(x)) return { x, y, ...(raw && { raw }) }
  const rows = Array.from(x.keys())
    .filter((row) => !Number.isNaN(x[row]))
    .toSorted((a, b) => (x[a] ?? 0) - (x[b] ?? 0) || a - b)
  if (rows.length === 0) return null
  const take = (column: Float64Array) => Float64Array.from(rows, (row) => column[row] ?? Number.NaN)
  return { x: take(x), y: take(y), ...(raw && { raw: take(raw) }) }
}

const isAscending = (column: Float64Array) =>
  column.every((value, i) => (i === 0 ? !Number.isNaN(value) : value >= (column[i - 1] ?? 0)))
