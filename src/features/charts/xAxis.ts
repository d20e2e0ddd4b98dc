import { timeTicks } from 'd3-time'
import {
  type Axis,
  axisOf,
  labelled,
  linearTicks,
  type Scale,
  shortCount,
  tickLabels,
  WANTED_TICKS,
} from '#charting/axisTicks.ts'
import type { Extent } from '#charting/extent.ts'
import type { XKind } from './metricSeries.ts'

/** The axis of what the points go by, exactly as wide as the data; both ends of a logarithmic one are positive. */
export function xAxis(extent: Extent | null, kind: XKind, scale: Scale = 'linear'): Axis {
  const [min, max] = extent ?? [0, 1]
  if (scale === 'log') return logXAxis(max > min ? [min, max] : [min / 2, max * 2], kind)
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

function logXAxis(domain: Extent, kind: XKind): Axis {
  if (kind === 'metric') return axisOf(domain, 'log')
  const ticks = (['powers', 'between'] as const)
    .map((which) => (kind === 'relative' ? roundDurations(which) : roundCounts(which, domain)))
    .map((ticks) => ticks.filter((at) => at >= domain[0] && at <= domain[1]))
    .find(({ length }) => length > 2)
  // On a short part of it, evenly spaced numbers are rounder.
  if (!ticks) return { ...X_AXES[kind](domain, false), scale: 'log' }
  const labels = ticks.map(kind === 'relative' ? durationLabel : shortCount)
  return { domain, scale: 'log', ticks, labels }
}

/** Ticks of a logarithmic axis: powers of ten only, or some between them, too. */
type RoundTicks = 'powers' | 'between'

/** Whole numbers up to an axis's end, its powers of ten thinned out to about five. */
function roundCounts(which: RoundTicks, [low, high]: Extent): number[] {
  const from = Math.max(Math.floor(Math.log10(low)), 0)
  const to = Math.max(Math.floor(Math.log10(high)), from)
  const every = Math.ceil((to - from + 1) / (WANTED_TICKS + 1))
  const factors = which === 'powers' ? [1] : [1, 2, 5]
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
    .filter((power) => power % every === 0)
    .flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)))
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

/** Round numbers of each unit, up to the first of the next. */
const ROUND_FACTORS: Record<string, number[]> = {
  ms: [1, 2, 5, 10, 20, 50, 100, 200, 500],
  s: [1, 2, 5, 10, 20, 30],
  min: [1, 2, 5, 10, 20, 30],
  h: [1, 2, 5, 10],
  d: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000],
}

/** Round times in ms. */
const roundDurations = (which: RoundTicks): number[] =>
  TIME_UNITS.flatMap(([name, ms]) =>
    (ROUND_FACTORS[name] ?? [])
      .filter((factor) => which === 'between' || Number.isInteger(Math.log10(factor)))
      .map((factor) => factor * ms),
  )

function durationLabel(duration: number): string {
  const [name, ms] = TIME_UNITS.findLast(([, ms]) => duration >= ms) ?? ['ms', 1]
  return `${duration / ms} ${name}`
}

function durationAxis([min, max]: Extent): Axis {
  const [name, ms] = TIME_UNITS.findLast(([, ms]) => max - min >= 2 * ms) ?? ['ms', 1]
  const ticks = linearTicks([min / ms, max / ms])
  const labels = tickLabels(ticks).map((label) => `${label} ${name}`)
  return { domain: [min, max], scale: 'linear', ticks: ticks.map((tick) => tick * ms), labels }
}
