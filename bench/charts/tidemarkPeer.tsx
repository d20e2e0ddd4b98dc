import { useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { chartDrawing } from '#features/charts/chartDrawing.ts'
import type { Extent } from '#charting/extent.ts'
import { MetricPlot } from '#features/charts/MetricPlot.tsx'
import '#ui/tokens.css'
import { HEIGHT, type Peer } from './peer.ts'
import type { Line } from './seedLines.ts'

type Zoom = (from: number, to: number) => void

/** Tidemark's own plot, from whole histories to the picture. */
export const tidemarkPeer: Peer = (place, lines) => {
  const root = createRoot(place)
  let zoom: Zoom | null = null
  const onReady = (setZoom: Zoom) => {
    zoom = setZoom
  }
  root.render(<Chart {...{ lines, onReady }} />)
  return { zoom: (from, to) => zoom?.(from, to), remove: () => root.unmount() }
}

function Chart({ lines, onReady }: { lines: readonly Line[]; onReady: (zoom: Zoom) => void }) {
  const [zoom, setZoom] = useState<Extent | null>(null)
  onReady((from, to) => setZoom([from, to]))
  const series = useMemo(
    () => lines.map((line, i) => ({ runId: `${i}`, name: `run ${i}`, slot: i % 8, ...line })),
    [lines],
  )
  const drawing = useMemo(
    () =>
      chartDrawing(series, {
        xKind: 'step',
        xScale: 'linear',
        scale: 'linear',
        zoom,
        range: null,
        outliers: 'shown',
      }),
    [series, zoom],
  )
  return <MetricPlot metric="loss" {...{ drawing, height: HEIGHT }} onLook={() => undefined} />
}
