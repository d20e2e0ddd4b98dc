const MINUS = '\u2212'

/** Integers beyond this, and numbers beyond or below these bounds, are written with an exponent. */
const LARGE = 1e7
const SMALL = 1e-4

/** How a column or row of numbers is written, so that its digits line up. */
export type NumberFormat = { style: 'fixed' | 'exponent'; decimals: number }

/**
 * One format for numbers that stand together: four significant digits for the largest of them, and no
 * more decimals than their shortest exact forms need. NaN and infinities do not take part.
 */
export function numberFormatFor(values: Iterable<number>): NumberFormat {
  let largest = 0
  let smallest = Infinity
  let neededDecimals = 0
  for (const value of values) {
    if (!Number.isFinite(value) || value === 0) continue
    const size = Math.abs(value)
    largest = Math.max(largest, size)
    smallest = Math.min(smallest, size)
    neededDecimals = Math.max(neededDecimals, decimalsOf(size))
  }
  if (largest >= LARGE || smallest < SMALL) return { style: 'exponent', decimals: 3 }
  const integerDigits = largest < 1 ? 0 : Math.floor(Math.log10(largest)) + 1
  return { style: 'fixed', decimals: Math.min(neededDecimals, Math.max(4 - integerDigits, 0) || 0) }
}

const decimalsOf = (size: number): number => {
  const [mantissa = '', exponent = '0'] = size.toExponential().split('e')
  return Math.max((mantissa.split('.')[1] ?? '').length - Number(exponent), 0)
}

/** Writes one number; 0 as 0, NaN as NaN, infinities as ±∞, with a true minus sign. */
export function formatNumber(
  value: number,
  format: NumberFormat = numberFormatFor([value]),
): string {
  if (Number.isNaN(value)) return 'NaN'
  if (value === Infinity) return '∞'
  if (value === -Infinity) return `${MINUS}∞`
  const text =
    format.style === 'fixed'
      ? value.toFixed(format.decimals)
      : value === 0
        ? '0'
        : value.toExponential(format.decimals).replace('e+', 'e')
  return text.replaceAll('-', MINUS)
}
