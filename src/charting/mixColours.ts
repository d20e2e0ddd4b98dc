import type { Rgb } from './parseColour.ts'

/** A colour on the way from one to another; `part` is 0 to 1. */
export const mixColours = (from: Rgb, to: Rgb, part: number): Rgb => [
  Math.round(from[0] + (to[0] - from[0]) * part),
  Math.round(from[1] + (to[1] - from[1]) * part),
  Math.round(from[2] + (to[2] - from[2]) * part),
]
