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

/** Shows another part of a chart's axes: of the x axis in all charts, of the values in this one. */
export function useLook(metric: string, { whole, xKind }: ChartDrawing) {
  const [, setParams] = useSearchParams()

  const zoomOf = (x: Extent | null) => writeZoom(x && withinWhole(x, whole), xKind)
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
    previewZoom(null)
  }
  const settleSoon = useDebouncedCallback(settle, REST_MS)

  return (look: Look, state: 'passing' | 'settled') => {
    if (state === 'settled') {
      settleSoon.cancel()
      settle(look)
      return
    }
    if (look.x !== undefined) previewZoom(zoomOf(look.x))
    settleSoon(look)
  }
}
