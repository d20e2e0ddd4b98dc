import { toCsv } from '#ui/csv.ts'
import type { Captions } from './chartSvg.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { lowerBound, upperBound } from './metricSeries.ts'

/**
 * Every point in sight as a line of a CSV file, in full precision: NaN and infinities by name, and where there are such,
 * what was logged under a smoothed line and the band around a mean. What one has to know of the numbers stands beside each.
 */
export function chartCsv({ series, x }: ChartDrawing, { title, xName, notes }: Captions): string {
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
    const start = lowerBound(one.x, x.domain[0])
    const end = upperBound(one.x, x.domain[1])
    return Array.from({ length: end - start }, (_, i) => {
      const row = start + i
      const { raw, band } = one
      return [
        title,
        band ? null : one.runId,
        one.name,
        one.x[row] ?? null,
        one.y[row] ?? null,
        ...(smoothed ? [raw?.[row] ?? null] : []),
        ...(banded ? [band?.low[row] ?? null, band?.high[row] ?? null, band?.n[row] ?? null] : []),
        note,
      ]
    })
  })
  return toCsv(header, rows)
}
