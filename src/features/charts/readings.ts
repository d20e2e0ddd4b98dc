import { formatNumber } from '#ui/formatNumber.ts'
import { fullNumber } from '#ui/fullNumber.ts'
import { lowerBound, type MetricSeries, type Reading, readAt } from './metricSeries.ts'

export type SeriesReading = Reading & {
  series: MetricSeries
  /** What was logged there, where the line is smoothed. */
  raw: number[] | null
  /** Where the line is a mean: the band around it there, and how many runs it is the mean of. */
  around: { low: number; high: number; n: number } | null
}

/** What every line says at an x, the largest value first; lines that begin later are left out. */
export function readingsAt(series: readonly MetricSeries[], x: number): SeriesReading[] {
  const readings = series.flatMap((series) => {
    const reading = readAt(series, x)
    if (!reading) return []
    const { raw } = series
    const logged = raw ? (readAt({ x: series.x, y: raw }, x)?.values ?? null) : null
    return [{ series, ...reading, raw: logged, around: bandAt(series, reading.x) }]
  })
  return readings.toSorted((a, b) => rank(b) - rank(a))
}

function bandAt({ x, band }: MetricSeries, place: number): SeriesReading['around'] {
  if (!band) return null
  const row = lowerBound(x, place)
  return { low: band.low[row] ?? 0, high: band.high[row] ?? 0, n: band.n[row] ?? 0 }
}

/** The last value logged at the step; NaN comes after all numbers. */
function rank({ values }: Reading): number {
  const value = values.at(-1) ?? Number.NaN
  return Number.isNaN(value) ? -Infinity : value
}

/** More lines than these would cover the chart that they are read on. */
const LISTED = 10

/**
 * As many readings as a chart has room for, in their order: those whose lines are nearest to a height in px, or without
 * one those of the largest values; the baseline is always among the nearest. `topOf` says how high a value stands.
 */
export function nearestReadings(
  readings: readonly SeriesReading[],
  height: number | null,
  topOf: (value: number) => number,
): SeriesReading[] {
  if (height === null || readings.length <= LISTED) return readings.slice(0, LISTED)
  const distance = ({ values }: SeriesReading) => {
    const away = Math.abs(topOf(values.at(-1) ?? Number.NaN) - height)
    return Number.isNaN(away) ? Infinity : away
  }
  const byDistance = readings.toSorted((a, b) => distance(a) - distance(b) || 0)
  const baseline = byDistance.filter(({ series }) => series.isBaseline)
  const nearest = new Set([...baseline, ...byDistance].slice(0, LISTED))
  return readings.filter((reading) => nearest.has(reading))
}

/** At most this many values of one step are written out. */
const WRITTEN = 3

/** The values logged at one step, e.g. `0.5, 0.7`. */
export function writeValues(values: readonly number[], write = fullNumber): string {
  const written = values
    .slice(-WRITTEN)
    .map((value) => write(value))
    .join(', ')
  return values.length > WRITTEN ? `${values.length} values, last ${written}` : written
}

/**
 * A mean with its band, e.g. `0.71 (0.68 to 0.74, n 5)`, a smoothed value with what was logged, e.g. `0.71 (logged
 * 0.68)`, else the values that a run logged, with all digits unless they are written otherwise.
 */
export function writeReading(
  { values, raw, around }: Pick<SeriesReading, 'values' | 'raw' | 'around'>,
  write = fullNumber,
) {
  if (!around) {
    if (raw === null) return writeValues(values, write)
    return `${formatNumber(values.at(-1) ?? Number.NaN)} (logged ${writeValues(raw, write)})`
  }
  const [mean, low, high] = [values[0] ?? Number.NaN, around.low, around.high].map((value) =>
    formatNumber(value),
  )
  return `${mean} (${low} to ${high}, n ${around.n})`
}

/** How far the last value of a reading is from the baseline's, e.g. `+0.012`; null where one is no number, or is it. */
export function writeDifference(
  { series, values }: Pick<SeriesReading, 'series' | 'values'>,
  baseline: SeriesReading | undefined,
): string | null {
  if (!baseline || series.isBaseline) return null
  const difference = (values.at(-1) ?? Number.NaN) - (baseline.values.at(-1) ?? Number.NaN)
  if (!Number.isFinite(difference)) return null
  // To six digits, since 0.9 − 0.6 is not 0.3.
  return `${difference > 0 ? '+' : ''}${fullNumber(Number(difference.toPrecision(6)))}`
}

/** Readings as one sentence for a screen reader. */
export const describeReadings = (heading: string, readings: readonly SeriesReading[]): string =>
  [heading, ...readings.map((reading) => `${reading.series.name} ${writeReading(reading)}`)].join(
    ', ',
  )
