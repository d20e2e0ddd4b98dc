import type { Scale } from '#charting/axisTicks.ts'
import type { Extent } from '#charting/extent.ts'
import type { Area } from '#charting/plotLayout.ts'
import { SCALES } from '#charting/scales.ts'

/** Narrower parts of an axis than this share of its numbers are not told apart by doubles. */
const LEAST_SHARE = 1e-12

/** The same part of an axis, `factor` times as wide, with one of its numbers where it was; without one the middle. */
export function zoomedAround(
  domain: Extent,
  value: number | null,
  factor: number,
  scale: Scale,
): Extent {
  const { placeOf, valueAt } = SCALES[scale]
  const [from, to] = [placeOf(domain[0]), placeOf(domain[1])]
  const at = value === null ? (from + to) / 2 : placeOf(value)
  // What a logarithm of 0 adds to is 1.
  const size = Math.max(Math.abs(from), Math.abs(to), scale === 'log' ? 1 : Number.MIN_VALUE)
  const applied = Math.max(factor, (size * LEAST_SHARE) / (to - from))
  return [valueAt(at - (at - from) * applied), valueAt(at + (to - at) * applied)]
}

/** A part of an axis moved by a share of its own width. */
export function panned(domain: Extent, share: number, scale: Scale): Extent {
  const { placeOf, valueAt } = SCALES[scale]
  const [from, to] = [placeOf(domain[0]), placeOf(domain[1])]
  const by = (to - from) * share
  return [valueAt(from + by), valueAt(to + by)]
}

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
export function withinWhole(part: Extent, whole: Extent, scale: Scale): Extent | null {
  const { placeOf, valueAt } = SCALES[scale]
  const width = placeOf(part[1]) - placeOf(part[0])
  const [min, max] = [placeOf(whole[0]), placeOf(whole[1])]
  if (width >= max - min) return null
  if (part[0] < whole[0]) return [whole[0], valueAt(min + width)]
  if (part[1] > whole[1]) return [valueAt(max - width), whole[1]]
  return part
}
