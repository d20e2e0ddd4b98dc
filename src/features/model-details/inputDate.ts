import { formatDateTime } from '#ui/formatTime.ts'

/** A time, in ms since the epoch, as a field for date and time holds it: to the minute, in the reader's own zone. */
export const inputDate = {
  write: (time: number): string => formatDateTime(new Date(time)).replace(' ', 'T').slice(0, 16),

  /** Null where nothing is chosen. */
  read(text: string): number | null {
    const time = Date.parse(text)
    return Number.isNaN(time) ? null : time
  },
}
