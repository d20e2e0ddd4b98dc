import type { Scale } from '#charting/axisTicks.ts'
import type { Extent } from '#charting/extent.ts'
import { readExtent, writeExtent } from './chartView.ts'

/** The axis of one metric's values, as kept in the URL: `?log=loss&range=0.1~0.5~loss`. */
export type MetricAxis = {
  scale: Scale
  /** What part of it is in sight; null for what the lines need. */
  range: Extent | null
}

export const readMetricAxis = (params: URLSearchParams, metric: string): MetricAxis => ({
  scale: params.getAll('log').includes(metric) ? 'log' : 'linear',
  range: readExtent(rangeOf(params, metric)?.slice(0, -metric.length - 1) ?? ''),
})

const rangeOf = (params: URLSearchParams, metric: string) =>
  params.getAll('range').find((text) => isRangeOf(text, metric))

// Numbers have no tilde, so what follows the second is the whole name.
const isRangeOf = (text: string, metric: string) => text.split('~').slice(2).join('~') === metric

/** The same parameters with one metric's axis in them; everything else in the URL stays. */
export function writeMetricAxis(
  params: URLSearchParams,
  metric: string,
  { scale, range }: MetricAxis,
): URLSearchParams {
  const logs = params.getAll('log').filter((key) => key !== metric)
  const ranges = params.getAll('range').filter((text) => !isRangeOf(text, metric))
  const result = new URLSearchParams(params)
  result.delete('log')
  result.delete('range')
  for (const key of scale === 'log' ? [...logs, metric] : logs) result.append('log', key)
  for (const text of range ? [...ranges, `${writeExtent(range)}~${metric}`] : ranges) {
    result.append('range', text)
  }
  return result
}
