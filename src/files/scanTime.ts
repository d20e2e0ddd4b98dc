const digitAt = (bytes: Uint8Array, at: number) => {
  const digit = (bytes[at] ?? 0) - 48
  return digit >= 0 && digit <= 9 ? digit : NaN
}

/** The number that so many digits spell; NaN where there are others. */
function digitsAt(bytes: Uint8Array, at: number, count: number): number {
  let value = 0
  for (let i = 0; i < count; i++) value = value * 10 + digitAt(bytes, at + i)
  return value
}

/** Days of the Gregorian calendar, before 1582 as well (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function daysSince1970(year: number, month: number, day: number): number {
  // Years that begin with March end with the leap day.
  const from = month <= 2 ? year - 1 : year
  const era = Math.floor(from / 400)
  const yearOfEra = from - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/**
 * The time that the bytes from `start` to `end` spell in ISO 8601 (RFC 3339, and a blank for the T, as Python writes it), in ms since 1970
 * with the fraction that they give; NaN where they spell none. Without a zone it is taken for UTC, which leaves the order
 * of a column's times as it is.
 */
export function scanTime(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 10 || bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return NaN
  const year = digitsAt(bytes, start, 4)
  const month = digitsAt(bytes, start + 5, 2)
  const day = digitsAt(bytes, start + 8, 2)
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return NaN
  const ms = daysSince1970(year, month, day) * 86_400_000
  let at = start + 10
  if (at === end) return ms
  if (bytes[at] !== 32 && ((bytes[at] ?? 0) | 32) !== 116) return NaN
  const hours = digitsAt(bytes, at + 1, 2)
  const minutes = digitsAt(bytes, at + 4, 2)
  if (bytes[at + 3] !== 58 || !(hours <= 24 && minutes <= 59) || at + 6 > end) return NaN
  at += 6
  let seconds = 0
  if (at < end && bytes[at] === 58) {
    seconds = digitsAt(bytes, at + 1, 2)
    if (!(seconds <= 60) || at + 3 > end) return NaN
    at += 3
    if (at < end && (bytes[at] === 46 || bytes[at] === 44)) {
      at++
      const from = at
      for (let unit = 0.1; at < end && !Number.isNaN(digitAt(bytes, at)); at++, unit /= 10) {
        seconds += digitAt(bytes, at) * unit
      }
      if (at === from) return NaN
    }
  }
  const offset = offsetAt(bytes, at, end)
  return ms + ((hours * 60 + minutes - offset) * 60 + seconds) * 1000
}

/** A zone such as `Z`, `+07:00` or `-0730`, in minutes; 0 for none, NaN for what is none. */
function offsetAt(bytes: Uint8Array, at: number, end: number): number {
  if (at === end) return 0
  if (at + 1 === end && ((bytes[at] ?? 0) | 32) === 122) return 0
  const sign = bytes[at] === 43 ? 1 : bytes[at] === 45 ? -1 : NaN
  const hours = digitsAt(bytes, at + 1, 2)
  if (at + 3 === end) return sign * hours * 60
  const minutesAt = bytes[at + 3] === 58 ? at + 4 : at + 3
  return minutesAt + 2 === end ? sign * (hours * 60 + digitsAt(bytes, minutesAt, 2)) : NaN
}
