import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { HEIGHT, type Peer, WIDTH } from './peer.ts'

/** uPlot with its legend off, as a page of charts would have it. */
export const uplotPeer: Peer = (place, lines) => {
  const chart = new uPlot(
    {
      width: WIDTH,
      height: HEIGHT,
      legend: { show: false },
      scales: { x: { time: false } },
      series: [{}, ...lines.map(() => ({ stroke: '#8d84f1', width: 1.75 }))],
    },
    [lines[0]?.x ?? new Float64Array(), ...lines.map(({ y }) => y)],
    place,
  )
  return {
    zoom: (min, max) => chart.setScale('x', { min, max }),
    remove: () => chart.destroy(),
  }
}
