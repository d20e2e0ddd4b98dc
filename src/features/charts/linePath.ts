import type { DrawnPoint } from './decimate.ts'

/** Where a point is on screen, in px; null for one that the scale has no place for. */
type Place = (point: DrawnPoint) => [left: number, top: number] | null

/** An SVG path through a line's points, and the places of those that no stroke reaches. */
export function linePath(points: readonly DrawnPoint[], place: Place) {
  let path = ''
  const dots: [left: number, top: number][] = []
  points.forEach((point, i) => {
    const at = place(point)
    if (!at) return
    const [left, top] = at
    path += `${point.gap ? 'M' : 'L'}${left.toFixed(1)} ${top.toFixed(1)}`
    const next = points[i + 1]
    if (point.gap && (!next || next.gap)) dots.push(at)
  })
  return { path, dots }
}
