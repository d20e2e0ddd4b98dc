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

/** The SVG path of the area between two lines that have their gaps at the same places. */
export function bandPath(low: readonly DrawnPoint[], high: readonly DrawnPoint[], place: Place) {
  const lowParts = partsOf(low)
  return partsOf(high)
    .map((part, i) => {
      const outline = [...part, ...(lowParts[i]?.toReversed() ?? [])]
      const corners = outline.map(place).filter((at) => at !== null)
      return `M${corners.map((at) => at.map((px) => px.toFixed(1)).join(' ')).join('L')}Z`
    })
    .join('')
}

function partsOf(points: readonly DrawnPoint[]): DrawnPoint[][] {
  const parts: DrawnPoint[][] = []
  for (const point of points) {
    const part = parts.at(-1)
    if (part && !point.gap) part.push(point)
    else parts.push([point])
  }
  return parts
}
