import { useSearchParams } from 'react-router-dom'
import { type MetricAxis, readMetricAxis, writeMetricAxis } from './metricAxis.ts'

/** The axis of one metric's values, and its change. */
export function useMetricAxis(metric: string) {
  const [params, setParams] = useSearchParams()
  const changeAxis = (change: Partial<MetricAxis>) =>
    setParams(
      (params) => writeMetricAxis(params, metric, { ...readMetricAxis(params, metric), ...change }),
      { replace: true, flushSync: true, preventScrollReset: true },
    )
  return [readMetricAxis(params, metric), changeAxis] as const
}
