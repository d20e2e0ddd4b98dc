import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'
import { type Extent, extentOf } from '#charting/extent.ts'
import { type MetricSeries } from './metricSeries.ts'

/** A single value as a dot on a scale that all rows share, which goes from 0 to 1. */
export type DotRow = {
  series: MetricSeries
  value: number
  text: string
  /** What the band of a mean says, as `0.1 to 0.3, n 2`. */
  around: string | null
  /** Where the dot stands; null where it is no finite number. */
  place: number | null
  /** The ends of the band of a mean. */
  band: Extent | null
}

/** Lines that have one value each as rows. */
export function dotRows(series: readonly MetricSeries[]): DotRow[] {
  const extent = extentOf(series.flatMap(({ y, band }) => (band ? [y, band.low, band.high] : [y])))
  const format = numberFormatFor(series.flatMap(({ y }) => Array.from(y)))
  return series.map((one) => {
    const { y, band } = one
    const value = y[0] ?? Number.NaN
    const [low, high] = [band?.low[0] ?? value, band?.high[0] ?? value]
    const place = extent && Number.isFinite(value) ? shareOf(value, extent) : null
    return {
      series: one,
      value,
      text: formatNumber(value, format),
      around:
        band === undefined
          ? null
          : `${formatNumber(low, format)} to ${formatNumber(high, format)}, n ${band.n[0] ?? 0}`,
      place,
      band: band && extent && place !== null ? [shareOf(low, extent), shareOf(high, extent)] : null,
    }
  })
}

/** Where a value stands between two others; in the middle where they are one. */
const shareOf = (value: number, [from, to]: Extent) =>
  from === to ? 0.5 : (value - from) / (to - from)
