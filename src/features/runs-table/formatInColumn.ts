import { formatNumber, type NumberFormat } from '#ui/formatNumber.ts'

/** The part of a number that rounding may take. */
const TOLERANCE = 0.005

/**
 * A number in a format that was chosen by others, so that digits line up; in one of its own where it would hardly be
 * recognised: 0.0004 is not 0.00, and 0.53 is not 1.
 */
export function formatInColumn(value: number, format: NumberFormat): string {
  const isFar =
    format.style === 'fixed' &&
    Math.abs(Number(value.toFixed(format.decimals)) - value) > Math.abs(value) * TOLERANCE
  return isFar ? formatNumber(value) : formatNumber(value, format)
}
