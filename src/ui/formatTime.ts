const UNITS: [name: string, ms: number][] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
]

/** A length of time in its two largest units, e.g. `2 h 5 min`; below a second in ms. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.max(Math.round(ms), 0)} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  const index = UNITS.findIndex(([, size]) => ms >= size)
  const parts = []
  let rest = ms
  for (const [name, size] of UNITS.slice(index, index + 2)) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(`${count} ${name}`)
  }
  return parts.join(' ')
}

/** How long ago, in one unit, e.g. `5 min ago`. */
export function formatAge(date: Date, now: Date): string {
  const ms = now.getTime() - date.getTime()
  const unit = UNITS.find(([, size]) => ms >= size)
  if (!unit || ms < 5_000) return 'just now'
  return `${Math.floor(ms / unit[1])} ${unit[0]} ago`
}

const pad = (part: number) => String(part).padStart(2, '0')

/** Date and time in the reader's own zone, to the second, sortable by eye. */
export function formatDateTime(date: Date): string {
  const day = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-')
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(pad).join(':')}`
}

/** A size in bytes with a unit of 1,000, e.g. `1.2 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const index = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1)
  const size = bytes / 1_000 ** index
  return `${index === 0 ? size : size.toFixed(1)} ${units[index]}`
}
