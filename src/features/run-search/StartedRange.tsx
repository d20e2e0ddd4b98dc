import { useState } from 'react'
import { fromDay, startOfDay, toDay } from './days.ts'
import classes from './StartedRange.module.css'
import type { TimeRange } from './timeRange.ts'

type Props = { range: TimeRange; onRange: (range: TimeRange) => void }

const presets = [
  { label: 'Today', days: 1 },
  { label: '7 days', days: 7 },
  { label: '30 days', days: 30 },
]

/** Days within which runs started: the last few, or from one day to another. */
export function StartedRange({ range, onRange }: Props) {
  const now = Date.now()
  const { from, until } = range
  return (
    <>
      <div className={classes.presets}>
        {presets.map(({ label, days }) => {
          const first = startOfDay(now, 1 - days)
          return (
            <button
              key={label}
              type="button"
              aria-pressed={from === first && until === null}
              onClick={() => onRange({ from: first, until: null })}
            >
              {label}
            </button>
          )
        })}
      </div>
      <div className={classes.days}>
        <DayField
          label="From"
          day={from === null ? '' : toDay(from)}
          onDay={(day) => onRange({ from: day, until })}
        />
        <DayField
          label="To"
          day={until === null ? '' : toDay(until - 1)}
          onDay={(day) => onRange({ from, until: day === null ? null : startOfDay(day, 1) })}
        />
      </div>
      <p className={classes.note}>Whole days in your time zone, the last one included.</p>
    </>
  )
}

type DayFieldProps = {
  label: string
  /** As date inputs have it; empty for none. */
  day: string
  /** Told the beginning of the day; null for none. */
  onDay: (day: number | null) => void
}

/** A date input that keeps what is half typed, and tells of whole dates only. */
function DayField({ label, day, onDay }: DayFieldProps) {
  const [draft, setDraft] = useState({ day, text: day })
  if (draft.day !== day) setDraft({ day, text: day })
  return (
    <label>
      {label}
      <input
        type="date"
        min="1970-01-02"
        value={draft.text}
        onChange={({ currentTarget: { value } }) => {
          setDraft({ day, text: value })
          const time = fromDay(value)
          if (value === '' || time !== null) onDay(time)
        }}
      />
    </label>
  )
}
