import type { Scale } from './axisTicks.ts'

/** Where numbers stand along an axis, in units that are equally long all over it; and back. */
export const SCALES: Record<
  Scale,
  { placeOf: (value: number) => number; valueAt: (place: number) => number }
> = {
  linear: { placeOf: (value) => value, valueAt: (place) => place },
  log: {
    // What is not positive stands below every place, as the edge of a band may.
    placeOf: (value) => Math.log10(Math.max(value, Number.MIN_VALUE)),
    valueAt: (place) => 10 ** place,
  },
}
