import type { SeriesReading } from './readings.ts'

/** A line this near to the pointer is the one that it is on, in px. */
const REACH = 24

/**
 * The run whose line comes nearest to a height in px, at the x that is read; null where none is near. Lines that have
 * ended before are not there. `topOf` says how high a value stands, undefined for one that has no place.
 */
export function lineNear(
  readings: readonly SeriesReading[],
  at: number,
  height: number,
  topOf: (value: number) => number | undefined,
): string | null {
  let nearest: string | null = null
  let least = REACH
  for (const { series, values } of readings) {
    if ((series.x.at(-1) ?? -Infinity) < at) continue
    const distance = Math.abs((topOf(values.at(-1) ?? Number.NaN) ?? Infinity) - height)
    if (distance > least) continue
    nearest = series.runId
    least = distance
  }
  return nearest
}
