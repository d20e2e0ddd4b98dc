import type { MetricHistory, PointColumns, Sampled } from './metricHistory.ts'

export const NO_POINTS: PointColumns = {
  steps: new Float64Array(),
  times: new Float64Array(),
  values: new Float64Array(),
}

/** By step, time and value, NaN last; 0 only for the same point. */
function compare(a: PointColumns, i: number, b: PointColumns, j: number): number {
  return (
    (a.steps[i] ?? NaN) - (b.steps[j] ?? NaN) ||
    (a.times[i] ?? NaN) - (b.times[j] ?? NaN) ||
    compareValues(a.values[i] ?? NaN, b.values[j] ?? NaN)
  )
}

function compareValues(a: number, b: number): number {
  if (a === b) return 0
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1
  // The difference of two infinities is none.
  return Number.isNaN(b) || a < b ? -1 : 1
}

/** The same columns where they are in order already. */
export function inOrder(points: PointColumns): PointColumns {
  const { steps, times, values } = points
  let sorted = true
  for (let i = 1; i < steps.length && sorted; i++) sorted = compare(points, i - 1, points, i) <= 0
  if (sorted) return points
  const order = Uint32Array.from(steps.keys()).toSorted((i, j) => compare(points, i, points, j))
  const arranged = (column: Float64Array) => Float64Array.from(order, (i) => column[i] ?? NaN)
  return { steps: arranged(steps), times: arranged(times), values: arranged(values) }
}

/** The points of both, which are each in order. A point that both have is there once. `a` itself where `b` adds nothing. */
export function joined(a: PointColumns, b: PointColumns): PointColumns {
  if (b.steps.length === 0) return a
  const most = a.steps.length + b.steps.length
  const steps = new Float64Array(most)
  const times = new Float64Array(most)
  const values = new Float64Array(most)
  let length = 0
  let i = 0
  let j = 0
  const take = (from: PointColumns, at: number) => {
    steps[length] = from.steps[at] ?? NaN
    times[length] = from.times[at] ?? NaN
    values[length] = from.values[at] ?? NaN
    length++
  }
  while (i < a.steps.length || j < b.steps.length) {
    const order = j >= b.steps.length ? -1 : i >= a.steps.length ? 1 : compare(a, i, b, j)
    if (order <= 0) take(a, i++)
    else take(b, j)
    if (order >= 0) j++
  }
  if (length === a.steps.length) return a
  return {
    steps: steps.slice(0, length),
    times: times.slice(0, length),
    values: values.slice(0, length),
  }
}

/** The columns one after another. */
export function concatenated(parts: readonly PointColumns[]): PointColumns {
  const column = (name: keyof PointColumns) => {
    const whole = new Float64Array(parts.reduce((sum, { steps }) => sum + steps.length, 0))
    let at = 0
    for (const part of parts) {
      whole.set(part[name], at)
      at += part[name].length
    }
    return whole
  }
  return { steps: column('steps'), times: column('times'), values: column('values') }
}

/** A history with more points, which are in order; itself where they add nothing and it is sampled as before. */
export function grown(
  history: MetricHistory,
  news: PointColumns,
  sampled: Sampled | null,
): MetricHistory {
  const { steps, times, values } = joined(history, news)
  const same = steps === history.steps && isSame(sampled, history.sampled)
  return same ? history : { steps, times, values, sampled }
}

/** A history as it was read anew; the one known before where that is the same. */
export function renewed(known: MetricHistory | undefined, read: MetricHistory): MetricHistory {
  const same =
    known !== undefined &&
    known.steps.length === read.steps.length &&
    isSame(known.sampled, read.sampled) &&
    read.steps.every((_, i) => compare(known, i, read, i) === 0)
  return same ? known : read
}

/** What a sample is of once more was logged, all of which is there. */
export function withMore(sampled: Sampled | null, { values }: PointColumns): Sampled | null {
  if (sampled === null || values.length === 0) return sampled
  const { logged, undrawable } = sampled
  const count = (isCounted: (value: number) => boolean) => values.filter(isCounted).length
  return {
    logged: logged === null ? null : logged + values.length,
    undrawable: undrawable && {
      nan: undrawable.nan + count(Number.isNaN),
      positive: undrawable.positive + count((value) => value === Infinity),
      negative: undrawable.negative + count((value) => value === -Infinity),
    },
  }
}

const isSame = (a: Sampled | null, b: Sampled | null) => JSON.stringify(a) === JSON.stringify(b)

/** How many different steps some columns have among them. */
export function countSteps(columns: Iterable<PointColumns>): number {
  const seen = new Set<number>()
  for (const { steps } of columns) for (const step of steps) seen.add(step)
  return seen.size
}
