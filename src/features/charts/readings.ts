import { fullNumber } from './chartSummary.ts'
import { type MetricSeries, type Reading, readAt } from './metricSeries.ts'

export type SeriesReading = Reading & { series: MetricSeries }

/** What every line says at an x, the largest value first; lines that begin later are left out. */
export function readingsAt(series: readonly MetricSeries[], x: number): SeriesReading[] {
  const readings = series.flatMap((series) => {
    const reading = readAt(series, x)
    return reading ? [{ series, ...reading }] : []
  })
  return readings.toSorted((a, b) => rank(b) - rank(a))
}

/** The last value logged at the step; NaN comes after all numbers. */
function rank({ values }: Reading): number {
  const value = values.at(-1) ?? Number.NaN
  return Number.isNaN(value) ? -Infinity : value
}

/** At most this many values of one step are written out. */
const WRITTEN = 3

/** The values logged at one step, all digits, e.g. `0.5, 0.7`. */
export function writeValues(values: readonly number[]): string {
  const written = values.slice(-WRITTEN).map(fullNumber).join(', ')
  return values.length > WRITTEN ? `${values.length} values, last ${written}` : written
}

/** Readings as one sentence for a screen reader. */
export const describeReadings = (heading: string, readings: readonly SeriesReading[]): string =>
  [heading, ...readings.map(({ series, values }) => `${series.name} ${writeValues(values)}`)].join(
    ', ',
  )
