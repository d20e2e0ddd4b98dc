import { formatNumber } from '#ui/formatNumber.ts'

const THREE_DECIMALS = { style: 'fixed', decimals: 3 } as const

/** A score from 0 to 1 with three decimals; a dash where there is none. */
export const formatScore = (score: number | null) =>
  score === null ? '–' : formatNumber(score, THREE_DECIMALS)

/** A change of a score with its sign; a dash where either is not known. */
export function formatScoreChange(change: number | null): string {
  if (change === null) return '–'
  const text = formatScore(change)
  return change > 0 && !/^0\.000$/.test(text) ? `+${text}` : text.replace(/^\u2212(0\.000)$/, '$1')
}

/** A change of a share in percentage points, e.g. `−2.7 points`. */
export function formatPoints(change: number): string {
  const text = (Math.abs(change) * 100).toFixed(1)
  const sign = text === '0.0' ? '' : change > 0 ? '+' : '\u2212'
  return `${sign}${text} points`
}
