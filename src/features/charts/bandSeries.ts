import { quantile } from '#charting/quantiles.ts'
import { studentT95 } from '#src/studentT95.ts'

/**
 * What a band spans: around the mean one standard deviation, one standard error, the 95 % interval of the mean, or all
 * values; around the median the middle half of the values.
 */
export const SPREADS = ['std', 'stderr', 'ci95', 'minmax', 'quartiles'] as const
export type Spread = (typeof SPREADS)[number]

/** A mean, or median, over several lines by x. All lists are as long as `x`, which ascends and has each x once. */
export type BandSeries = {
  x: Float64Array
  centre: Float64Array
  low: Float64Array
  high: Float64Array
  /** How many lines the row is a mean or median of, at least 1. */
  n: Uint32Array
  /** 1 where no line leads from the row before to this one, the first row among them. */
  gaps: Uint8Array
}

type Line = { x: Float64Array; y: Float64Array }

/**
 * The mean of several lines, and a band around it, at every x where one of them has a finite number.
 *
 * A line counts at x with what it logged there (the last, where it logged several), else with what lies on the straight
 * way between its neighbouring points, `y0 + (y1 − y0)(x − x0) / (x1 − x0)`. It counts neither before its first point
 * nor after its last, nor beside a point that is NaN or infinite. Over the n lines that count:
 *
 * - mean: `m = Σ y / n`
 * - `std`: `m ± s` with `s = √(Σ (y − m)² / (n − 1))`, the deviation of a sample; 0 where n is 1
 * - `stderr`: `m ± s / √n`
 * - `ci95`: `m ± t s / √n`, t of Student's distribution with n − 1 degrees of freedom; 0 where n is 1
 * - `minmax`: from the smallest to the largest y
 * - `quartiles`: the median, from the first quartile to the third
 */
export function bandSeries(lines: readonly Line[], spread: Spread): BandSeries {
  const single = lines.map(lastOfEachX)
  const x = allX(single)
  const rows = Array.from(x, (): number[] => [])
  const gaps = new Uint8Array(x.length).fill(1)
  for (const line of single) {
    for (const { row, y, connected } of valuesAt(line, x)) {
      rows[row]?.push(y)
      if (connected) gaps[row] = 0
    }
  }
  const band = {
    x,
    centre: new Float64Array(x.length),
    low: new Float64Array(x.length),
    high: new Float64Array(x.length),
    n: Uint32Array.from(rows, ({ length }) => length),
    gaps,
  }
  for (const [row, values] of rows.entries()) {
    const [centre, low, high] = spanOf(values, spread)
    band.centre[row] = centre
    band.low[row] = low
    band.high[row] = high
  }
  return band
}

function spanOf(
  values: readonly number[],
  spread: Spread,
): [centre: number, low: number, high: number] {
  if (spread === 'quartiles') {
    const sorted = Float64Array.from(values).toSorted()
    return [quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75)]
  }
  const { mean, deviation, min, max } = momentsOf(values)
  if (spread === 'minmax') return [mean, min, max]
  const n = values.length
  const reach = n === 1 ? 0 : deviation * REACHES[spread](n)
  return [mean, mean - reach, mean + reach]
}

/** How many standard deviations a band reaches to either side of the mean of n values. */
const REACHES = {
  std: () => 1,
  stderr: (n: number) => n ** -0.5,
  ci95: (n: number) => studentT95(n - 1) * n ** -0.5,
}

/** Summed up by Welford's method, which loses no digits to large means. */
function momentsOf(values: readonly number[]) {
  let [mean, squares, min, max] = [0, 0, Infinity, -Infinity]
  for (const [i, y] of values.entries()) {
    const off = y - mean
    mean += off / (i + 1)
    squares += off * (y - mean)
    if (y < min) min = y
    if (y > max) max = y
  }
  const deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0
  return { mean, deviation, min, max }
}

/** Every x where a line has a finite number, ascending, each once. */
function allX(lines: readonly Line[]): Float64Array {
  const all = new Set<number>()
  for (const { x, y } of lines) {
    x.forEach((at, i) => {
      if (Number.isFinite(y[i])) all.add(at)
    })
  }
  return Float64Array.from(all).toSorted()
}

/** A line with one point for each x. */
function lastOfEachX({ x, y }: Line): Line {
  const isLast = (at: number, i: number) => at !== x[i + 1]
  return { x: x.filter(isLast), y: y.filter((_, i) => isLast(x[i] ?? 0, i)) }
}

type RowValue = {
  row: number
  y: number
  /** Whether the line comes from the row before. */
  connected: boolean
}

/** What a line says at those of the xs where it counts. */
function* valuesAt({ x, y }: Line, rows: Float64Array): Generator<RowValue> {
  let before = -1
  for (const [row, at] of rows.entries()) {
    while ((x[before + 1] ?? Infinity) <= at) before++
    const [x0, y0] = [x[before] ?? Number.NaN, y[before] ?? Number.NaN]
    if (!Number.isFinite(y0)) continue
    if (x0 === at) {
      // All finite points are rows, so that the point before is the row before or earlier.
      yield { row, y: y0, connected: Number.isFinite(y[before - 1]) }
      continue
    }
    const [x1, y1] = [x[before + 1] ?? Number.NaN, y[before + 1] ?? Number.NaN]
    if (!Number.isFinite(y1)) continue
    const way = (at - x0) / (x1 - x0)
    yield { row, y: y0 * (1 - way) + y1 * way, connected: true }
  }
}
