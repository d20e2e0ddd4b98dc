import { timeTicks } from 'd3-time'
import { type Axis, labelled, linearTicks, tickLabels, WANTED_TICKS } from '#charting/axisTicks.ts'
import type { Extent } from '#charting/extent.ts'
import type { XKind } from './metricSeries.ts'

/** The axis of what the points go by, exactly as wide as the data. */
export function xAxis(extent: Extent | null, kind: XKind): Axis {
  const [min, max] = extent ?? [0, 1]
  // A single x stands in the middle.
  const domain: Extent = max > min ? [min, max] : [min - 1, max + 1]
  return X_AXES[kind](domain, max === min)
}

const X_AXES: Record<XKind, (domain: Extent, single: boolean) => Axis> = {
  step: ([min, max], single) =>
    labelled([min, max], single ? [(min + max) / 2] : linearTicks([min, max], 'whole')),
  relative: durationAxis,
  wall: clockAxis,
  metric: (domain) => labelled(domain, linearTicks(domain)),
}

/** A tick every so many ms: what tells it apart from the next. */
const CLOCK_FORMATS: [belowMs: number, format: Intl.DateTimeFormat][] = [
  [60_000, new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })],
  [86_400_000, new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })],
  [Infinity, new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })],
]

/** Ticks at round times of the reader's own clock. */
function clockAxis(domain: Extent): Axis {
  const dates = timeTicks(new Date(domain[0]), new Date(domain[1]), WANTED_TICKS)
  const ticks = dates.map((date) => date.getTime())
  const apart = (ticks[1] ?? domain[1]) - (ticks[0] ?? domain[0])
  const format = CLOCK_FORMATS.find(([below]) => apart < below)?.[1]
  const labels = dates.map((date) => format?.format(date) ?? '')
  return { domain, scale: 'linear', ticks, labels }
}

const TIME_UNITS: [name: string, ms: number][] = [
  ['ms', 1],
  ['s', 1_000],
  ['min', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]

function durationAxis([min, max]: Extent): Axis {
  const [name, ms] = TIME_UNITS.findLast(([, ms]) => max - min >= 2 * ms) ?? ['ms', 1]
  const ticks = linearTicks([min / ms, max / ms])
  const labels = tickLabels(ticks).map((label) => `${label} ${name}`)
  return { domain: [min, max], scale: 'linear', ticks: ticks.map((tick) => tick * ms), labels }
}
