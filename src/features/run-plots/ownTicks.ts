import type { Axis } from '#charting/axisTicks.ts'
import { fullNumber } from '#ui/fullNumber.ts'

/** So many numbers at most are written as they are. */
const MOST = 8

/**
 * The different numbers of an axis as its ticks, where they are few and their places (0 to 1) at least `apart` from each
 * other, as params' are; null where round ones serve better. The numbers ascend.
 */
export function ownTicks(
  numbers: readonly number[],
  placeOf: (value: number) => number,
  apart: number,
): Pick<Axis, 'ticks' | 'labels'> | null {
  if (numbers.length > MOST) return null
  const places = numbers.map(placeOf)
  const isApart = places.every((place, i) => i === 0 || place - (places[i - 1] ?? 0) >= apart)
  return isApart ? { ticks: [...numbers], labels: numbers.map(fullNumber) } : null
}
