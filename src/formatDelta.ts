import { formatNumber, type NumberFormat } from '#ui/formatNumber.ts'
import { formatPercent } from '#ui/formatPercent.ts'

const MINUS = '\u2212'

/** A difference with its sign, e.g. `+0.25`; `+<0.01` where it is less than half of the last decimal. */
export function formatDifference(difference: number, format: NumberFormat): string {
  const last = 10 ** -format.decimals
  if (format.style === 'fixed' && difference !== 0 && Math.abs(difference) < last / 2) {
    return `${difference > 0 ? '+' : MINUS}<${formatNumber(last, format)}`
  }
  return (difference > 0 ? '+' : '') + formatNumber(difference, format)
}

/** A share of the baseline with its sign, e.g. `−2.5 %`; with two decimals below 1 %, with none from 1,000 % on. */
export function formatShare(share: number): string {
  const size = Math.abs(share)
  const sign = share < 0 ? MINUS : share > 0 ? '+' : ''
  if (size > 0 && size < 0.000_05) return `${sign}<0.01\u00a0%`
  return sign + formatPercent(size, size >= 10 ? 0 : size >= 0.01 || size === 0 ? 1 : 2)
}
