import { formatAge } from './formatTime.ts'
import { useNow } from './useNow.ts'

const TICK_MS = 1_000

type Props = {
  /** When the data on screen arrived, in ms since the epoch. */
  updatedAt: number
}

/** How fresh polled data is, e.g. `updated 4 s ago`; drawn anew every second. */
export function UpdatedAgo({ updatedAt }: Props) {
  const now = useNow(TICK_MS)
  return <span className="numeric">updated {describeAge(now - updatedAt)}</span>
}

/** To the second while fresh, unlike the age of a run. */
const describeAge = (ms: number) =>
  ms < 60_000
    ? `${Math.max(Math.floor(ms / 1_000), 0)} s ago`
    : formatAge(new Date(0), new Date(ms))
