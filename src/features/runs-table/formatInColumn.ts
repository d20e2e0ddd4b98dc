import { formatNumber, type NumberFormat } from '#ui/formatNumber.ts'

/** The part of a number that rounding may take. */
const TOLERANCE = 0.005
/** Numbers have no more digits than this. */
const MOST_DIGITS = 7

/**
 * A number in a format that was chosen for others, so that digits line up; in one of its own where that says too little
 * or too much: 0.53 is not 1, and 2,209,202,837.4401 is 2.209e9.
 */
export function formatInColumn(value: number, format: NumberFormat): string {
  const { style, decimals } = format
  const size = Math.abs(value)
  const isUnfit =
    style === 'fixed' &&
    Number.isFinite(value) &&
    (size >= 10 ** (MOST_DIGITS - decimals) ||
      Math.abs(Number(size.toFixed(decimals)) - size) > size * TOLERANCE)
  return isUnfit ? formatNumber(value) : formatNumber(value, format)
}
