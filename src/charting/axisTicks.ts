import { formatNumber } from '#ui/formatNumber.ts'
import { withoutDust } from '#ui/fullNumber.ts'
import type { Extent } from './extent.ts'

export type Scale = 'linear' | 'log'

/** An axis: what it spans, and the numbers that are written beside it, with their texts. */
export type Axis = { domain: Extent; scale: Scale; ticks: number[]; labels: string[] }

/** About so many ticks an axis has. */
export const WANTED_TICKS = 5
/** Free room above and below the data, as a share of its range. */
const MARGIN = 0.06
/** Numbers that are all smaller stand in one place: a px is too much for the range between them. */
const TINY = 1e-290
/** Half of the largest double, so that a range never overflows. */
const LIMIT = Number.MAX_VALUE / 2

/** The axis of values, with room around the data; it need not begin at zero. `log` needs all values positive. */
export function valueAxis(extent: Extent | null, scale: Scale): Axis {
  const [min, max] = extent ?? [0, 1]
  if (scale === 'log') return axisOf(logDomain(min, max), 'log')
  const room = roomAround(max - min > TINY ? max - min : Math.abs(max))
  const [low, high] = [clampToAxis(min - room), clampToAxis(max + room)]
  // Beyond what an axis can span, there is only one end left.
  return axisOf(high > low ? [low, high] : [Math.min(low, 0), Math.max(high, 0)], 'linear')
}

const roomAround = (size: number) => (size > TINY ? size * MARGIN : 0.5)

/** The nearest number that an axis may end at. */
export const clampToAxis = (value: number) => Math.max(-LIMIT, Math.min(value, LIMIT))

/** The axis of values from one number to another and not beyond; of a logarithmic one both are positive. */
export function axisOf(domain: Extent, scale: Scale): Axis {
  if (scale === 'linear') return labelled(domain, linearTicks(domain))
  const ticks = logTicks(domain)
  return { domain, scale, ticks, labels: shortestApart(ticks) }
}

/** A linear axis with these ticks. */
export function labelled(domain: Extent, ticks: number[]): Axis {
  return { domain, scale: 'linear', ticks, labels: tickLabels(ticks) }
}

/** Round numbers within a range, about five. */
export function linearTicks([min, max]: Extent, spacing: 'any' | 'whole' = 'any'): number[] {
  const rough = (max - min) / WANTED_TICKS
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  // Each bound is the middle, in the logarithm, between two round steps.
  const mantissa = rough / magnitude
  const factor =
    mantissa < 1.4 ? 1 : mantissa < 2.2 ? 2 : mantissa < 3.5 ? 2.5 : mantissa < 7 ? 5 : 10
  const round = factor * magnitude
  // Whole numbers have no tick at 2.5.
  const step = spacing === 'whole' ? Math.max(Math.floor(round), 1) : round
  if (!Number.isFinite(step) || step <= 0) return [min, max]
  const ticks: number[] = []
  const first = Math.ceil(min / step)
  for (let i = 0; i <= 2 * WANTED_TICKS; i++) {
    const tick = withoutDust((first + i) * step)
    // Deep in a long number, its digits are not enough to tell ticks apart.
    if (tick >= min && tick <= max && tick !== ticks.at(-1)) ticks.push(tick)
  }
  return ticks
}

function logDomain(min: number, max: number): Extent {
  const factor = max > min ? 1.1 : 2
  // Neither is too large for a double nor nothing, and they differ.
  const high = Math.max(Math.min(max * factor, LIMIT), 2 * Number.MIN_VALUE)
  return [Math.max(Math.min(min, high) / factor, Number.MIN_VALUE), high]
}

/** Powers of ten, thinned out to about five; with halves between where the range is short. */
function logTicks([low, high]: Extent): number[] {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))]
  const powers = Math.log10(high) - Math.log10(low)
  const every = Math.max(Math.ceil(powers / WANTED_TICKS), 1)
  const factors = powers <= 2 ? [1, 2, 5] : [1]
  const ticks: number[] = []
  for (let power = Math.floor(from / every) * every; power <= to; power += every) {
    for (const factor of factors) ticks.push(Number(`${factor}e${power}`))
  }
  const inside = ticks.filter((tick) => tick >= low && tick <= high)
  return inside.length >= 2 ? inside : linearTicks([low, high])
}

/** Of one character of a label, and between two labels, in px. */
const CHARACTER = 6.5
const LABEL_GAP = 8

/**
 * The axis with only so many of its labels that no two touch, where their middles have these places in px: every
 * second, every third and so on, with zero among them.
 */
export function withLabelsApart(axis: Axis, placeOf: (tick: number) => number): Axis {
  const { ticks, labels } = axis
  const places = ticks.map(placeOf)
  const halves = labels.map((label) => (label.length * CHARACTER) / 2)
  const isApart = (a: number, b: number) =>
    Math.abs((places[b] ?? 0) - (places[a] ?? 0)) >= (halves[a] ?? 0) + (halves[b] ?? 0) + LABEL_GAP
  const zero = Math.max(ticks.indexOf(0), 0)
  for (let every = 1; every <= ticks.length; every++) {
    const kept = [...ticks.keys()].filter((at) => (at - zero) % every === 0)
    if (kept.every((at, i) => i === 0 || isApart(kept[i - 1] ?? at, at))) {
      const pick = <Item>(list: readonly Item[]) => list.filter((_, at) => kept.includes(at))
      return { ...axis, ticks: pick(ticks), labels: pick(labels) }
    }
  }
  return axis
}

const SI: [suffix: string, size: number][] = [
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
]

/** Texts of ticks that stand together: one unit and one number of decimals, e.g. 0, 10k, 20k. */
export function tickLabels(ticks: readonly number[]): string[] {
  const largest = Math.max(...ticks.map(Math.abs))
  const smallest = Math.min(...ticks.map(Math.abs).filter((size) => size > 0))
  const wide = largest / smallest >= 1e5
  if (largest >= 1e15 || largest < 1e-3 || wide) return shortestApart(ticks)
  const short = (size: number) => ticks.every((tick) => decimalsOf(tick / size) <= 1)
  const [suffix, size] = SI.findLast(([, size]) => largest >= 10 * size && short(size)) ?? ['', 1]
  const scaled = ticks.map((tick) => tick / size)
  const decimals = Math.min(Math.max(...scaled.map(decimalsOf)), 6)
  const labels = scaled.map((tick) =>
    tick === 0 ? '0' : formatNumber(tick, { style: 'fixed', decimals }) + suffix,
  )
  return new Set(labels).size === ticks.length ? labels : shortestApart(ticks)
}

/** A round whole number by itself, e.g. 1, 200, 10k, 1M. */
export function shortCount(count: number): string {
  const [suffix, size] = SI.findLast(([, size]) => count >= size) ?? ['', 1]
  return count >= 1e15 ? shortest(count, 3) : `${count / size}${suffix}`
}

/** Decimals of a number's shortest form. */
const decimalsOf = (value: number) => (withoutDust(value).toString().split('.')[1] ?? '').length

/** Each in its shortest form, with three digits or with as many more as tell them apart. */
function shortestApart(ticks: readonly number[]): string[] {
  let labels: string[] = []
  for (let digits = 3; digits <= 15; digits++) {
    labels = ticks.map((tick) => shortest(tick, digits))
    if (new Set(labels).size === ticks.length) break
  }
  return labels
}

function shortest(value: number, digits: number): string {
  if (value === 0) return '0'
  const rounded = Number(value.toPrecision(digits))
  const size = Math.abs(rounded)
  const text = size >= 1e-3 && size < 1e4 ? String(rounded) : rounded.toExponential()
  return text.replace('e+', 'e').replaceAll('-', '\u2212')
}
