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

/** Where a number stands between two ends that differ: 0 at the lower, 1 at the upper, and beyond outside of them. */
export function shareOf(value: number, [min, max]: Extent): number {
  const [way, range] = [value - min, max - min]
  // What is too far apart for a double is not so in halves.
  return Number.isFinite(way) && Number.isFinite(range)
    ? way / range
    : (value / 2 - min / 2) / (max / 2 - min / 2)
}
