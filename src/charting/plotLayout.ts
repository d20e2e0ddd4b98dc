import type { Axis } from './axisTicks.ts'

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
  const [low, high] = scale === 'log' ? [Math.log10(min), Math.log10(max)] : [min, max]
  const perUnit = (end - start) / (high - low)
  return {
    place: (value: number) => {
      // The edge of a band may be zero or less: below every place on a logarithmic axis.
      const at = scale === 'log' ? Math.log10(Math.max(value, Number.MIN_VALUE)) : value
      const px = start + (at - low) * perUnit
      return Math.max(-FAR, Math.min(px, FAR))
    },
    value: (px: number) => {
      const value = low + (px - start) / perUnit
      return scale === 'log' ? 10 ** value : value
    },
  }
}
