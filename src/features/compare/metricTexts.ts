import { formatNumber, type NumberFormat, numberFormatFor } from '#ui/formatNumber.ts'
import type { MetricRow } from './comparison.ts'
import type { DeltaStyle } from './compareSearch.ts'
import { formatDifference, formatShare } from '#src/formatDelta.ts'
import type { Delta } from '#src/metricDelta.ts'

/** How the values of a metric are written, and how its differences are, so that each line up. */
export type MetricFormats = { value: NumberFormat; difference: NumberFormat }

export function formatsOf(
  { values }: Pick<MetricRow, 'values'>,
  deltas: readonly (Delta | null)[],
): MetricFormats {
  const value = numberFormatFor(values.filter((value) => value !== null))
  const difference = numberFormatFor(deltas.flatMap((delta) => (delta ? [delta.difference] : [])))
  // One difference that is tiny must not give all of them exponents: it is less than the last decimal.
  const plain = value.style === 'fixed' && difference.style === 'exponent'
  return { value, difference: plain ? value : difference }
}

/** Stands where a share would, beside a baseline of about 0. */
const NO_SHARE = '–\u00a0%'

/** A delta as the reader wants it, absolute before relative, e.g. `+0.02` and `+2.5 %`; nothing where it is 0, or not wanted. */
export function deltaTexts(
  { difference, share, verdict }: Delta,
  style: DeltaStyle,
  { difference: format }: MetricFormats,
): string[] {
  if (style === 'none' || verdict === 'same') return []
  const absolute = formatDifference(difference, format)
  const relative = share === null ? NO_SHARE : formatShare(share)
  if (style === 'both') return [absolute, relative]
  return [style === 'percent' ? relative : absolute]
}

/** A value as it is written; a missing one is an en dash. */
export const valueText = (value: number | null, { value: format }: MetricFormats): string =>
  value === null ? '–' : formatNumber(value, format)
