/** What a band spans around a mean: one standard deviation, one standard error, or all values. */
export const SPREADS = ['std', 'stderr', 'minmax'] as const
export type Spread = (typeof SPREADS)[number]

/** A mean over several lines by x. All lists are as long as `x`, which ascends and has each x once. */
export type BandSeries = {
  x: Float64Array
  mean: Float64Array
  low: Float64Array
  high: Float64Array
  /** How many lines the row is a mean of, at least 1. */
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
 * - `minmax`: from the smallest to the largest y
 */
export function bandSeries(lines: readonly Line[], spread: Spread): BandSeries {
  const single = lines.map(lastOfEachX)
  const x = allX(single)
  const rows = Array.from(x, () => new Tally())
  const gaps = new Uint8Array(x.length).fill(1)
  for (const line of single) {
    for (const { row, y, connected } of valuesAt(line, x)) {
      rows[row]?.add(y)
      if (connected) gaps[row] = 0
    }
  }
  const column = (of: (row: Tally) => number) => Float64Array.from(rows, of)
  const reach = (row: Tally) => (spread === 'std' ? row.deviation : row.deviation / row.n ** 0.5)
  return {
    x,
    mean: column(({ mean }) => mean),
    low: column((row) => (spread === 'minmax' ? row.min : row.mean - reach(row))),
    high: column((row) => (spread === 'minmax' ? row.max : row.mean + reach(row))),
    n: Uint32Array.from(rows, ({ n }) => n),
    gaps,
  }
}

/** The values of one row, summed up by Welford's method, which loses no digits to large means. */
class Tally {
  n = 0
  mean = 0
  min = Infinity
  max = -Infinity
  #squares = 0

  add(y: number) {
    this.n++
    const off = y - this.mean
    this.mean += off / this.n
    this.#squares += off * (y - this.mean)
    if (y < this.min) this.min = y
    if (y > this.max) this.max = y
  }

  get deviation() {
    return this.n > 1 ? Math.sqrt(this.#squares / (this.n - 1)) : 0
  }
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
