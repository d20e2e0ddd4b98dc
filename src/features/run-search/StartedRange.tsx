import { useState } from 'react'
import { dayAfter, firstDay, isDay, lastDay, toDay } from './days.ts'
import { useNow } from '#ui/useNow.ts'
import classes from './StartedRange.module.css'
import type { RangeChange, TimeRange } from './timeRange.ts'

type Props = {
  range: TimeRange
  /** Told the bounds as the filter language writes them. */
  onRange: (change: RangeChange) => void
}

/** Days within which runs started: the last few, or from one day to another. */
export function StartedRange({ range, onRange }: Props) {
  const { from, until } = range
  const now = useNow(60_000)
  const presets = [
    { label: 'Today', written: toDay(now) },
    { label: '7 days', written: '-7d' },
    { label: '30 days', written: '-30d' },
  ]
  return (
    <>
      <div className={classes.presets}>
        {presets.map(({ label, written }) => (
          <button
            key={label}
            type="button"
            aria-pressed={from?.written === written && until === null}
            onClick={() => onRange({ from: written, until: null })}
          >
            {label}
          </button>
        ))}
      </div>
      <div className={classes.days}>
        <DayField label="From" day={firstDay(range)} onDay={(day) => onRange({ from: day })} />
        <DayField
          label="To"
          day={lastDay(range)}
          onDay={(day) => onRange({ until: day === null ? null : dayAfter(day, 1) })}
        />
      </div>
      <p className={classes.note}>Whole days in your time zone, the last one included.</p>
    </>
  )
}

type DayFieldProps = {
  label: string
  /** Empty for none. */
  day: string
  onDay: (day: string | null) => void
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
        value={draft.text}
        onChange={({ currentTarget: { value } }) => {
          setDraft({ day, text: value })
          if (value === '') onDay(null)
          else if (isDay(value)) onDay(value)
        }}
      />
    </label>
  )
}
