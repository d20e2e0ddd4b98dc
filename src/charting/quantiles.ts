import type { Extent } from './extent.ts'

/** More values than these are not sorted: every so many of them stand for all. */
const MOST_SORTED = 50_000

/** The values below which two shares of all finite numbers lie, about; null where there is no number. */
export function quantilesOf(columns: readonly Float64Array[], [low, high]: Extent): Extent | null {
  const total = columns.reduce((total, { length }) => total + length, 0)
  const every = Math.max(Math.ceil(total / MOST_SORTED), 1)
  const finite = columns.flatMap((column) => {
    const sample: number[] = []
    for (let i = 0; i < column.length; i += every) {
      const value = column[i] ?? Number.NaN
      if (Number.isFinite(value)) sample.push(value)
    }
    return sample
  })
  if (finite.length === 0) return null
  const sorted = Float64Array.from(finite).toSorted()
  return [quantile(sorted, low), quantile(sorted, high)]
}

/**
 * The value below which a share of ascending numbers lies, on the straight way between the two that are nearest, as
 * numpy's `quantile` takes it by default. At least one number is needed.
 */
export function quantile(ascending: Float64Array, share: number): number {
  const place = share * (ascending.length - 1)
  const below = ascending[Math.floor(place)] ?? Number.NaN
  const above = ascending[Math.ceil(place)] ?? Number.NaN
  const way = place - Math.floor(place)
  return way === 0 ? below : below * (1 - way) + above * way
}
