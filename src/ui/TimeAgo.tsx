import { formatAge, formatDateTime } from './formatTime.ts'
import { useNow } from './useNow.ts'

const TICK_MS = 10_000

/** How long ago something was; the exact time is in its title. */
export function TimeAgo({ date }: { date: Date }) {
  const now = useNow(TICK_MS)
  return (
    <time dateTime={toIso(date)} title={formatDateTime(date)}>
      {formatAge(date, new Date(Math.max(now, date.getTime())))}
    </time>
  )
}

/** A time beyond what a date can hold has no ISO form. */
const toIso = (date: Date) => (Number.isNaN(date.getTime()) ? undefined : date.toISOString())
