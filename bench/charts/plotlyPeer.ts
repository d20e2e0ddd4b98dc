import Plotly from 'plotly.js-basic-dist-min'
import { HEIGHT, type Peer, WIDTH } from './peer.ts'

/** Plotly's basic bundle, which MLflow's own pages draw with. */
export const plotlyPeer: Peer = (place, lines) => {
  void Plotly.newPlot(
    place,
    lines.map(({ x, y }) => ({ x, y, type: 'scatter', mode: 'lines', line: { width: 1.75 } })),
    { width: WIDTH, height: HEIGHT, showlegend: false, margin: { t: 8, r: 8, b: 24, l: 40 } },
    { displayModeBar: false },
  )
  return {
    zoom: (from, to) => void Plotly.relayout(place, { 'xaxis.range': [from, to] }),
    remove: () => Plotly.purge(place),
  }
}
