import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'

/** Values that differ by more than this factor are not written alike. */
const ALIKE = 1_000

/** The best value with as many decimals as those of other runs have; a run that diverged has no say in that. */
export function formatBest(best: number, values: readonly number[]): string {
  const size = Math.abs(best)
  const alike = values.filter(
    (value) => Math.abs(value) <= size * ALIKE && Math.abs(value) >= size / ALIKE,
  )
  return formatNumber(best, numberFormatFor([best, ...alike]))
}
