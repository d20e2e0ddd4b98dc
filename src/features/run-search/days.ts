import { formatCount } from '#ui/formatCount.ts'
import { formatDateTime } from '#ui/formatTime.ts'
import type { TimeBound, TimeRange } from './timeRange.ts'

/** The day of a time in the reader's own zone, as date inputs and the filter language have it, e.g. 2026-11-25. */
export const toDay = (time: number): string => formatDateTime(new Date(time)).slice(0, 10)

/** The day that comes some days later, or earlier. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00`)
  date.setDate(date.getDate() + days)
  return toDay(date.getTime())
}

/** Whether a date input holds a whole date, and not one of the years that are passed while one is typed. */
export const isDay = (text: string): boolean => text >= '1970-01-01'

/** The first day of a range, if it begins with a whole day; empty if not. */
export const firstDay = ({ from }: TimeRange): string =>
  from !== null && isMidnight(from.time) ? toDay(from.time) : ''

/** The last day of a range, if it ends with a whole day; empty if not. */
export const lastDay = ({ until }: TimeRange): string =>
  until !== null && isMidnight(until.time) ? dayAfter(toDay(until.time), -1) : ''

/** The range in words, e.g. `2026-11-20 to 2026-11-25` or `last 7 days`; null when every run is within. */
export function describeRange(range: TimeRange): string | null {
  const { from, until } = range
  const days = /^-(\d+)d$/.exec(from?.written ?? '')?.[1]
  if (days !== undefined && until === null) return `last ${formatCount(Number(days), 'day')}`
  const first = from && (firstDay(range) || describeTime(from))
  const last = until && (lastDay(range) || describeTime(until))
  if (first !== null && last !== null) return first === last ? first : `${first} to ${last}`
  if (first !== null) return `from ${first}`
  return last === null ? null : `until ${last}`
}

/** A number that is no time is shown as it is. */
const describeTime = ({ time, written }: TimeBound) =>
  Number.isNaN(new Date(time).getTime()) ? written : formatDateTime(new Date(time))

const isMidnight = (time: number) => new Date(time).setHours(0, 0, 0, 0) === time
