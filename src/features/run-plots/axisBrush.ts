import type { Brush } from '#src/brushes.ts'
import { formatNumber } from '#ui/formatNumber.ts'
import { fullNumber } from '#ui/fullNumber.ts'
import { numberAt, type ParallelAxis, placeOf, textPlace } from './parallelDrawing.ts'

/** A part of an axis, by places: 0 is its foot, 1 its head. */
export type AxisSpan = { from: number; to: number }

/** The part of an axis that a brush leaves; null where it leaves nothing that is there, or is of another kind. */
export function spanOf(axis: ParallelAxis, brush: Brush | undefined): AxisSpan | null {
  if (!brush) return null
  if (axis.kind === 'numbers' && brush.kind === 'range') {
    return {
      from: brush.low === null ? 0 : clamped(placeOf(axis, brush.low)),
      to: brush.high === null ? 1 : clamped(placeOf(axis, brush.high)),
    }
  }
  if (axis.kind === 'texts' && brush.kind === 'values') {
    const chosen = axis.texts.flatMap((text, at) => (brush.values.includes(text) ? [at] : []))
    const [first, last] = [chosen[0], chosen.at(-1)]
    if (first === undefined || last === undefined) return null
    return { from: first / axis.texts.length, to: (last + 1) / axis.texts.length }
  }
  return null
}

/** A number below zero on a logarithmic axis has no place: it stands at the foot. */
const clamped = (place: number) => Math.max(0, Math.min(place || 0, 1))

/** So many places are told apart when a range is drawn by hand. */
const PLACES = 500

/** The brush that leaves a part of an axis; null where that is all of it, or nothing. */
export function brushOf(axis: ParallelAxis, { from, to }: AxisSpan): Brush | null {
  const { field } = axis
  if (axis.kind === 'texts') {
    const { texts } = axis
    const values = texts.filter((_, at) => {
      const place = textPlace(at, texts.length)
      return place >= from && place <= to
    })
    return values.length === 0 || values.length === texts.length
      ? null
      : { field, kind: 'values', values }
  }
  // An end that reaches the axis's own is none: what comes later may lie beyond.
  const low = from <= 0 ? null : roundedAt(axis, from)
  const high = to >= 1 ? null : roundedAt(axis, to)
  return low === null && high === null ? null : { field, kind: 'range', low, high }
}

/** The number at a place, with no more digits than places are told apart. */
function roundedAt(axis: Extract<ParallelAxis, { kind: 'numbers' }>, place: number): number {
  const value = numberAt(axis, place)
  const step = Math.abs(numberAt(axis, place + 1 / PLACES) - value)
  const digits = Math.ceil(Math.log10(Math.abs(value) / step))
  return Number(value.toPrecision(Math.max(1, Math.min(digits || 1, 15))))
}

export type AxisEnd = 'low' | 'high'

/** A key goes over all values in about so many steps. */
const KEY_STEPS = 50

/**
 * The brush after one of its ends was moved by `by` steps, up where that is positive: from value to value, and over
 * several where there are many. The ends do not pass each other.
 */
export function moveEnd(
  axis: ParallelAxis,
  brush: Brush | undefined,
  end: AxisEnd,
  by: number,
): Brush | null {
  const stops = axis.kind === 'numbers' ? axis.stops : axis.texts
  const last = stops.length - 1
  const [low, high] = endsOf(axis, brush)
  const step = by * Math.ceil(stops.length / KEY_STEPS)
  const [first, final] =
    end === 'low'
      ? [Math.max(0, Math.min(low + step, high)), high]
      : [low, Math.min(last, Math.max(high + step, low))]
  if (first === 0 && final === last) return null
  const { field } = axis
  if (axis.kind === 'texts') {
    return { field, kind: 'values', values: axis.texts.slice(first, final + 1) }
  }
  return {
    field,
    kind: 'range',
    low: first === 0 ? null : (axis.stops[first] ?? null),
    high: final === last ? null : (axis.stops[final] ?? null),
  }
}

/** The first and the last of an axis's values that a brush leaves, by their places in its list. */
function endsOf(axis: ParallelAxis, brush: Brush | undefined): [low: number, high: number] {
  if (axis.kind === 'numbers') {
    const last = axis.stops.length - 1
    if (brush?.kind !== 'range') return [0, last]
    const { low, high } = brush
    const from = low === null ? 0 : axis.stops.findIndex((stop) => stop >= low)
    const to = high === null ? last : axis.stops.findLastIndex((stop) => stop <= high)
    const first = from === -1 ? last : from
    return [first, Math.max(to, first)]
  }
  const last = axis.texts.length - 1
  if (brush?.kind !== 'values') return [0, last]
  const isIn = (text: string) => brush.values.includes(text)
  const first = Math.max(axis.texts.findIndex(isIn), 0)
  return [first, Math.max(axis.texts.findLastIndex(isIn), first)]
}

/** What one end of a brush stands at: its place among the values, and what that is in words. */
export function endReading(axis: ParallelAxis, brush: Brush | undefined, end: AxisEnd) {
  const ends = endsOf(axis, brush)
  const at = end === 'low' ? ends[0] : ends[1]
  const count = axis.kind === 'numbers' ? axis.stops.length : axis.texts.length
  const bound = brush?.kind === 'range' ? brush[end] : null
  const text =
    axis.kind === 'texts'
      ? (axis.texts[at] ?? '')
      : bound === null
        ? formatNumber(axis.stops[at] ?? NaN)
        : fullNumber(bound)
  return { at, count, text: bound === null && isOuter(at, end, count) ? `${text}, no bound` : text }
}

const isOuter = (at: number, end: AxisEnd, count: number) => at === (end === 'low' ? 0 : count - 1)
