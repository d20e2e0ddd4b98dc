import { formatNumber } from './formatNumber.ts'

/** A number with all its digits, as the tooltip and the summary give it. */
export function fullNumber(value: number): string {
  return Number.isFinite(value) ? String(value).replaceAll('-', '\u2212') : formatNumber(value)
}

/** A number without the dust of binary fractions: 3 × 0.1 is not 0.3, but is so in its first twelve digits. */
export const withoutDust = (value: number): number => Number(value.toPrecision(12))

/** A number to six digits: enough to tell lines apart, few enough to be read at a glance. */
export const briefNumber = (value: number): string =>
  fullNumber(Number.isFinite(value) ? Number(value.toPrecision(6)) : value)
