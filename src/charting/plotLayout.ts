import type { Axis } from './axisTicks.ts'
import { SCALES } from './scales.ts'

/** A rectangle in px, from the top left of the chart. */
export type Area = { left: number; top: number; width: number; height: number }

/** Where a chart's numbers stand in px, and which number stands at a place. */
export type PlotLayout = {
  area: Area
  toLeft: (x: number) => number
  toTop: (y: number) => number
  xAt: (left: number) => number
  yAt: (top: number) => number
}

/** Room around the plot, in px. */
const ROOM = { top: 8, right: 16, bottom: 22 }
/** Width of one character of a tick's label, in px. */
const CHARACTER = 6.9
/** Beyond these px nothing is told apart, and a canvas loses its numbers. */
const FAR = 1e6

/** The places of a chart of this size, axes included; `right` px are kept free beside the plot. */
export function plotLayout(
  { x, y }: { x: Axis; y: Axis },
  {
    width,
    height,
    right = ROOM.right,
  }: { width: number; height: number; right?: number | undefined },
): PlotLayout {
  const longest = Math.max(...y.labels.map((label) => label.length), 2)
  const left = Math.round(longest * CHARACTER + 12)
  const area = {
    left,
    top: ROOM.top,
    width: Math.max(width - left - right, 1),
    height: Math.max(height - ROOM.top - ROOM.bottom, 1),
  }
  const across = placesOn(x, area.left, area.left + area.width)
  const down = placesOn(y, area.top + area.height, area.top)
  return {
    area,
    toLeft: across.place,
    toTop: down.place,
    xAt: across.value,
    yAt: down.value,
  }
}

function placesOn({ domain: [min, max], scale }: Axis, start: number, end: number) {
  const { placeOf, valueAt } = SCALES[scale]
  const low = placeOf(min)
  const perUnit = (end - start) / (placeOf(max) - low)
  return {
    place: (value: number) =>
      Math.max(-FAR, Math.min(start + (placeOf(value) - low) * perUnit, FAR)),
    value: (px: number) => valueAt(low + (px - start) / perUnit),
  }
}
