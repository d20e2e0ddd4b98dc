import { useSearchParams } from 'react-router-dom'
import { type ChartView, readChartView, writeChartView } from './chartView.ts'

/** How the charts of the page are drawn, and its change. */
export function useChartView() {
  const [params, setParams] = useSearchParams()
  const changeView = (change: Partial<ChartView>) =>
    setParams((params) => writeChartView({ ...readChartView(params), ...change }, params), {
      replace: true,
      // On screen when the call returns: the next change builds on it.
      flushSync: true,
      preventScrollReset: true,
    })
  return [readChartView(params), changeView] as const
}
