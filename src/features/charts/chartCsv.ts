import { toCsv } from '#ui/csv.ts'
import type { Captions } from './chartSvg.ts'
import { type Extent } from '#charting/extent.ts'
import { lowerBound, type MetricSeries, upperBound } from './metricSeries.ts'

/**
 * Every point between two ends of the x axis, all where that is null, as a line of a CSV file, in full precision: NaN and
 * infinities by name, and where there are such, what was logged under a smoothed line and the band around a mean. What
 * one has to know of the numbers stands beside each.
 */
export function chartCsv(
  series: readonly MetricSeries[],
  domain: Extent | null,
  { title, xName, notes }: Captions,
): string {
  const smoothed = series.some(({ raw }) => raw)
  const banded = series.some(({ band }) => band)
  const header = [
    'metric',
    'run_id',
    'run',
    xName,
    'value',
    ...(smoothed ? ['logged'] : []),
    ...(banded ? ['low', 'high', 'runs'] : []),
    'notes',
  ]
  const note = notes.join('; ')
  const rows = series.flatMap((one) => {
    const [start, end] = domain
      ? [lowerBound(one.x, domain[0]), upperBound(one.x, domain[1])]
      : [0, one.x.length]
    return Array.from({ length: end - start }, (_, i) => {
      const row = start + i
      const { raw, band } = one
      return [
        title,
        band ? null : one.runId,
        one.name,
        Number.isNaN(one.x[row]) ? null : (one.x[row] ?? null),
        one.y[row] ?? null,
        ...(smoothed ? [raw?.[row] ?? null] : []),
        ...(banded ? [band?.low[row] ?? null, band?.high[row] ?? null, band?.n[row] ?? null] : []),
        note,
      ]
    })
  })
  return toCsv(header, rows)
}
