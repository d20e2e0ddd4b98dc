const UNITS = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['min', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
])

/** A length of time as `90s`, `5m`, `2h` or `7d`, in ms; null where it is none. */
export function readTimeSpan(text: string): number | null {
  const [, amount, name = ''] = /^(\d+(?:\.\d+)?)([a-z]+)$/i.exec(text.trim()) ?? []
  const unit = UNITS.get(name.toLowerCase())
  return amount === undefined || unit === undefined ? null : Number(amount) * unit
}

/**
 * A time in ms since the epoch: a day as `2024-05-31`, which begins at midnight in the reader's own zone, a day with a
 * time behind `T`, or so long before `now` as `-7d` says. Null where it is none.
 */
export function readTime(text: string, now: number): number | null {
  const ago = text.startsWith('-') ? readTimeSpan(text.slice(1)) : null
  if (ago !== null) return now - ago
  if (!/^\d{4}-\d{2}-\d{2}(T\S+)?$/.test(text)) return null
  const time = new Date(text.includes('T') ? text : `${text}T00:00`).getTime()
  return Number.isNaN(time) ? null : time
}
