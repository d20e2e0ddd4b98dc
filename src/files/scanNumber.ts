/** A number as it is written in a file. */
export type ScannedNumber = {
  value: number
  /** Digits after the point, less what an exponent takes away. */
  decimals: number
  hasPercent: boolean
}

const PLUS = 43
const MINUS = 45
const POINT = 46
const PERCENT = 37

/** Products and quotients of a whole number below 2^53 and a power of ten up to this are exact (Clinger, 1990). */
const EXACT_POWER = 22

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57

/**
 * Reads the number that the bytes from `start` to `end` spell, into `result`; false where they spell none. Signs,
 * decimals, exponents and a percent sign are known; thousands' separators and other alphabets' digits are not.
 */
export function scanNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  result: ScannedNumber,
): boolean {
  let at = start
  const first = bytes[at]
  const isNegative = first === MINUS
  if (isNegative || first === PLUS) at++
  let mantissa = 0
  let digits = 0
  let decimals = 0
  for (; at < end && isDigit(bytes[at]); at++, digits++)
    mantissa = mantissa * 10 + (bytes[at] ?? 0) - 48
  if (at < end && bytes[at] === POINT) {
    at++
    const point = at
    for (; at < end && isDigit(bytes[at]); at++, digits++) {
      mantissa = mantissa * 10 + (bytes[at] ?? 0) - 48
    }
    decimals = at - point
  }
  if (digits === 0) return false
  let exponent = 0
  if (at < end && ((bytes[at] ?? 0) | 32) === 101) {
    at++
    const sign = bytes[at]
    if (sign === MINUS || sign === PLUS) at++
    const from = at
    for (; at < end && isDigit(bytes[at]); at++) {
      exponent = Math.min(exponent * 10 + (bytes[at] ?? 0) - 48, 9_999)
    }
    if (at === from) return false
    if (sign === MINUS) exponent = -exponent
  }
  const numberEnd = at
  result.hasPercent = at < end && bytes[at] === PERCENT
  if (result.hasPercent) at++
  if (at < end) return false

  const power = exponent - decimals
  const isExact = mantissa <= Number.MAX_SAFE_INTEGER && Math.abs(power) <= EXACT_POWER
  const size = isExact
    ? power < 0
      ? mantissa / 10 ** -power
      : mantissa * 10 ** power
    : Math.abs(Number(asciiText(bytes, start, numberEnd)))
  const value = isNegative ? -size : size
  result.value = result.hasPercent ? value / 100 : value
  result.decimals = Math.max(decimals - exponent, 0)
  return true
}

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}
