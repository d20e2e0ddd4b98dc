import type { Extent } from '#charting/extent.ts'
import type { Area } from '#charting/plotLayout.ts'

/** Narrower parts of an axis than this share of its numbers are not told apart by doubles. */
const LEAST_SHARE = 1e-12

/** The same part of an axis, `factor` times as wide, with one of its numbers where it was. */
export function zoomedAround([from, to]: Extent, at: number, factor: number): Extent {
  const least = Math.max(Math.abs(from), Math.abs(to), Number.MIN_VALUE) * LEAST_SHARE
  const applied = Math.max(factor, least / (to - from))
  return [at - (at - from) * applied, at + (to - at) * applied]
}

export const panned = ([from, to]: Extent, by: number): Extent => [from + by, to + by]

/** A part of a plot in px, and along which of its axes it was chosen. */
export type Box = Area & { across: boolean; down: boolean }

/** Nearer than this along an axis, two places choose nothing of it, in px. */
const LEAST_PX = 10

/** What lies between two places of a plot; all of an axis along which they are close. Null where they are one place. */
export function boxBetween(
  [left, top]: [left: number, top: number],
  [otherLeft, otherTop]: [left: number, top: number],
  area: Area,
): Box | null {
  const across = Math.abs(otherLeft - left) >= LEAST_PX
  const down = Math.abs(otherTop - top) >= LEAST_PX
  if (!across && !down) return null
  const [start, end] = across
    ? between(left, otherLeft, area.left, area.left + area.width)
    : [area.left, area.left + area.width]
  const [upper, lower] = down
    ? between(top, otherTop, area.top, area.top + area.height)
    : [area.top, area.top + area.height]
  return { left: start, top: upper, width: end - start, height: lower - upper, across, down }
}

function between(a: number, b: number, least: number, most: number): [number, number] {
  const clamp = (px: number) => Math.max(least, Math.min(px, most))
  return a < b ? [clamp(a), clamp(b)] : [clamp(b), clamp(a)]
}

/** A part of an axis moved and narrowed until it lies within the whole; null where it is no less than that. */
export function withinWhole([from, to]: Extent, [min, max]: Extent): Extent | null {
  const width = to - from
  if (width >= max - min) return null
  if (from < min) return [min, min + width]
  if (to > max) return [max - width, max]
  return [from, to]
}
