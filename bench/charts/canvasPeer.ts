import { HEIGHT, type Peer, WIDTH } from './peer.ts'
import type { Line } from './seedLines.ts'

const COLOURS = ['#d87a5b', '#403472', '#8d84f1', '#8d6603', '#32a393', '#bd48a7']

/** The floor: one canvas without axes, with each pixel's first, lowest, highest and last point; a crosshair on another. */
export const canvasPeer: Peer = (place, lines) => {
  const [base, overlay] = [canvasIn(place), canvasIn(place)]
  let range: [from: number, to: number] = [0, lines[0]?.x.at(-1) ?? 1]
  const draw = () => drawLines(base, lines, range)
  draw()
  overlay.addEventListener('pointermove', ({ offsetX }) => {
    const context = overlay.getContext('2d')
    if (!context) return
    context.clearRect(0, 0, WIDTH, HEIGHT)
    context.fillRect(offsetX, 0, 1, HEIGHT)
    const at = Math.round(range[0] + (offsetX / WIDTH) * (range[1] - range[0]))
    for (const { y } of lines) context.fillRect(offsetX - 2, topOf(y[at] ?? 0) - 2, 4, 4)
  })
  return {
    zoom: (from, to) => {
      range = [from, to]
      draw()
    },
    remove: () => place.replaceChildren(),
  }
}

function canvasIn(place: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  canvas.style.position = 'absolute'
  place.append(canvas)
  return canvas
}

const topOf = (value: number) => HEIGHT - (value / 2.2) * HEIGHT

function drawLines(
  canvas: HTMLCanvasElement,
  lines: readonly Line[],
  [from, to]: [number, number],
) {
  const context = canvas.getContext('2d')
  if (!context) return
  context.clearRect(0, 0, WIDTH, HEIGHT)
  context.lineWidth = 1.75
  context.lineJoin = 'round'
  for (const [i, { x, y }] of lines.entries()) {
    context.strokeStyle = COLOURS[i % COLOURS.length] ?? ''
    context.beginPath()
    let pixel = -1
    let [lowest, highest, last] = [0, 0, 0]
    for (let at = 0; at < x.length; at++) {
      const left = (((x[at] ?? 0) - from) / (to - from)) * WIDTH
      if (left < 0 || left > WIDTH) continue
      const value = y[at] ?? 0
      if (Math.floor(left) !== pixel) {
        if (pixel >= 0) {
          for (const kept of [lowest, highest, last]) context.lineTo(pixel, topOf(kept))
        }
        pixel = Math.floor(left)
        lowest = highest = value
        context.lineTo(pixel, topOf(value))
      }
      lowest = Math.min(lowest, value)
      highest = Math.max(highest, value)
      last = value
    }
    context.lineTo(pixel, topOf(last))
    context.stroke()
  }
}
