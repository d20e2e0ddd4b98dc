import { extentOf } from '#charting/extent.ts'
import { formatCount } from '#ui/formatCount.ts'
import { fullNumber } from '#ui/fullNumber.ts'
import type { MetricSeries, XKind } from './metricSeries.ts'

const OVER = { step: 'steps', relative: 'time', wall: 'time', metric: 'another metric' }

/** What a chart shows, in words, for those who do not see it. */
export function chartSummary(metric: string, series: readonly MetricSeries[], kind: XKind): string {
  const points = series.reduce((total, { x }) => total + x.length, 0)
  if (points === 0) return `${metric}: nothing logged yet`
  const extent = extentOf(series.map(({ y }) => y))
  const range = extent
    ? `min ${fullNumber(extent[0])}, max ${fullNumber(extent[1])}`
    : 'no finite value'
  const [only] = series
  if (series.length > 1 || !only) {
    return `${metric} over ${OVER[kind]}, ${series.length} runs, ${range}`
  }
  const over = kind === 'step' ? formatCount(distinctNumbers(only.x), 'step') : OVER[kind]
  return `${metric} over ${over}, last ${fullNumber(only.y.at(-1) ?? Number.NaN)}, ${range}`
}

const distinctNumbers = (ascending: Float64Array) =>
  ascending.reduce((total, x, i) => total + (x === ascending[i - 1] ? 0 : 1), 0)
