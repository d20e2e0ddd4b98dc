export type Extent = readonly [min: number, max: number]

/** The smallest and the largest finite number; null where there is none. */
export function extentOf(columns: Iterable<Float64Array>): Extent | null {
  let min = Infinity
  let max = -Infinity
  for (const column of columns) {
    for (const value of column) {
      if (!Number.isFinite(value)) continue
      if (value < min) min = value
      if (value > max) max = value
    }
  }
  return min <= max ? [min, max] : null
}
