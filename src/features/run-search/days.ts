import { formatDateTime } from '#ui/formatTime.ts'
import type { TimeRange } from './timeRange.ts'

/** The beginning of a day in the reader's own zone, some days before (or after) the one of `time`. */
export function startOfDay(time: number, daysLater = 0): number {
  const day = new Date(time)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + daysLater).getTime()
}

/** A day as date inputs have it, e.g. 2026-11-25. */
export const toDay = (time: number): string =>
  isDate(time) ? formatDateTime(new Date(time)).slice(0, 10) : ''

/** The beginning of a day that a date input holds; null for none, and for the years passed while one is typed. */
export function fromDay(day: string): number | null {
  const time = new Date(`${day}T00:00`).getTime()
  return time > 0 ? time : null
}

/** The range in words, e.g. `2026-11-20 to 2026-11-25`; null when every run is within. */
export function describeRange({ from, until }: TimeRange): string | null {
  const first = from === null ? null : describeTime(from, from)
  const last = until === null ? null : describeTime(until, startOfDay(until, -1))
  if (first !== null && last !== null) return first === last ? first : `${first} to ${last}`
  if (first !== null) return `from ${first}`
  return last === null ? null : `until ${last}`
}

/** A whole day by its date alone; a number that is no time as it is. */
function describeTime(time: number, day: number): string {
  if (!isDate(time)) return String(time)
  return time === startOfDay(time) ? toDay(day) : formatDateTime(new Date(time))
}

const isDate = (time: number) => !Number.isNaN(new Date(time).getTime())
