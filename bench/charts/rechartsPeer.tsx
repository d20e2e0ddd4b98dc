import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { CartesianGrid, Line as RechartsLine, LineChart, Tooltip, XAxis, YAxis } from 'recharts'
import { HEIGHT, type Peer, WIDTH } from './peer.ts'
import type { Line } from './seedLines.ts'

type Zoom = (from: number, to: number) => void

/** Recharts as it comes: a `<Line>` for each line over rows of all their values. */
export const rechartsPeer: Peer = (place, lines) => {
  const root = createRoot(place)
  const rows = Array.from(lines[0]?.x ?? [], (x, i) => ({ x, values: lines.map(({ y }) => y[i]) }))
  let zoom: Zoom | null = null
  const onReady = (setZoom: Zoom) => {
    zoom = setZoom
  }
  root.render(<Chart {...{ rows, lines, onReady }} />)
  return { zoom: (from, to) => zoom?.(from, to), remove: () => root.unmount() }
}

type Row = { x: number; values: (number | undefined)[] }
type Props = {
  rows: Row[]
  lines: readonly Line[]
  onReady: (zoom: Zoom) => void
}

function Chart({ rows, lines, onReady }: Props) {
  const [[from, to], setRange] = useState([0, rows.length - 1])
  onReady((from, to) => setRange([from, to]))
  return (
    <LineChart width={WIDTH} height={HEIGHT} data={rows.slice(from, to + 1)}>
      <CartesianGrid vertical={false} />
      <XAxis dataKey="x" type="number" domain={['dataMin', 'dataMax']} />
      <YAxis />
      <Tooltip />
      {lines.map((_, i) => (
        <RechartsLine
          key={i}
          dataKey={({ values }: Row) => values[i]}
          dot={false}
          isAnimationActive={false}
        />
      ))}
    </LineChart>
  )
}
