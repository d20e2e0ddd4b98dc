import { canvasPeer } from './canvasPeer.ts'
import { HEIGHT, type PeerChart, WIDTH } from './peer.ts'
import { plotlyPeer } from './plotlyPeer.ts'
import { rechartsPeer } from './rechartsPeer.tsx'
import { seedLines } from './seedLines.ts'
import { tidemarkPeer } from './tidemarkPeer.tsx'
import { uplotPeer } from './uplotPeer.ts'

const peers = {
  tidemark: tidemarkPeer,
  canvas: canvasPeer,
  recharts: rechartsPeer,
  uplot: uplotPeer,
  plotly: plotlyPeer,
}

export type PeerName = keyof typeof peers
export type Shape = { charts: number; lines: number; points: number }

let drawn: PeerChart[] = []
let longest = 0
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
}).observe({ type: 'longtask' })

let changed = false
const changes = new MutationObserver(() => {
  changed = true
})
const charts = document.querySelector('main') ?? document.body
changes.observe(charts, { childList: true, subtree: true, attributes: true })

/** How long something keeps the page busy, in ms until the last frame that is late or new, and its longest task. */
async function busyTime(act: () => void) {
  await quiet()
  longest = 0
  const start = performance.now()
  act()
  const painted = (await quiet()) - start
  return { painted, longest }
}

/** When the first of six frames began that came without delay and changed nothing. */
async function quiet(): Promise<number> {
  let last = await new Promise<number>(requestAnimationFrame)
  let [since, frames] = [last, 0]
  while (frames < 6) {
    const now = await new Promise<number>(requestAnimationFrame)
    frames = now - last < 25 && !changed ? frames + 1 : 0
    changed = false
    if (frames === 0) since = now
    last = now
  }
  return since
}

/** What the driver calls in the page. */
const chartBench = {
  /** Draws seeded charts in place of the former ones. */
  draw: (name: PeerName, shape: Shape) => {
    for (const chart of drawn) chart.remove()
    charts.replaceChildren()
    const data = Array.from({ length: shape.charts }, (_, seed) =>
      seedLines(shape.lines, shape.points, seed + 1),
    )
    const places = data.map(() => {
      const place = document.createElement('div')
      place.style.cssText = `position: relative; width: ${WIDTH}px; height: ${HEIGHT}px`
      charts.append(place)
      return place
    })
    return busyTime(() => {
      drawn = data.flatMap((lines, i) => {
        const place = places[i]
        return place ? [peers[name](place, lines)] : []
      })
    })
  },
  zoom: (from: number, to: number) =>
    busyTime(() => {
      for (const chart of drawn) chart.zoom(from, to)
    }),
  /** From here on, of each move of the pointer the ms until the frame after it is painted. */
  watchMoves: () => {
    const times: number[] = []
    const watch = ({ timeStamp }: Event) => {
      requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - timeStamp)))
    }
    addEventListener('pointermove', watch, { capture: true })
    return {
      stop: () => {
        removeEventListener('pointermove', watch, { capture: true })
        return times
      },
    }
  },
}

declare global {
  interface Window {
    chartBench: typeof chartBench
  }
}
window.chartBench = chartBench
