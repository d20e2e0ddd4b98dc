import { useDebouncedCallback } from '@mantine/hooks'
import { useSearchParams } from 'react-router-dom'
import type { Extent } from '#charting/extent.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import { readChartView, writeChartView, writeZoom } from './chartView.ts'
import { readMetricAxis, writeMetricAxis } from './metricAxis.ts'
import type { Look } from './PlotSurface.tsx'
import { withinWhole } from './zooming.ts'
import { previewZoom } from './zoomPreview.ts'

/** How long a gesture must rest before its end is in the address, in ms. */
const REST_MS = 250

/** Shows another part of a chart's axes: of the x axis in all charts, first in this one, of the values in this one. */
export function useLook(
  metric: string,
  { whole, xKind, x: { scale } }: ChartDrawing,
  chart: string,
) {
  const [, setParams] = useSearchParams()

  const zoomOf = (x: Extent | null) => writeZoom(x && withinWhole(x, whole, scale), xKind)
  const settle = ({ x, y }: Look) => {
    setParams(
      (params) => {
        const view = readChartView(params)
        const axis = readMetricAxis(params, metric)
        const zoomed =
          x === undefined ? params : writeChartView({ ...view, zoom: zoomOf(x) }, params)
        return y === undefined ? zoomed : writeMetricAxis(zoomed, metric, { ...axis, range: y })
      },
      { replace: true, flushSync: true, preventScrollReset: true },
    )
    previewZoom(null, chart)
  }
  const settleSoon = useDebouncedCallback(settle, REST_MS)

  return (look: Look, state: 'passing' | 'settled') => {
    if (look.x !== undefined) previewZoom(zoomOf(look.x), chart)
    if (state === 'passing') {
      settleSoon(look)
      return
    }
    settleSoon.cancel()
    settle(look)
  }
}
