import type { PlotLayout } from '#charting/plotLayout.ts'
import { shortName } from '#charting/shortName.ts'
import type { ChartDrawing } from './chartDrawing.ts'
import type { MetricSeries } from './metricSeries.ts'

/** The names of lines beside their ends: how wide their room is, in px. */
export type LabelRoom = { width: number }

/** More lines than these have their names in a legend only. */
const MOST = 8
/** A narrower chart has no room for them, in px. */
const NARROW = 720
const WIDEST = 190
/** Of one character, and between a line's end and its name, in px. */
const CHARACTER = 6.4
const GAP = 10
const LINE_HEIGHT = 15

/** Room for the names of a chart's lines beside their ends; null where they have none. */
export function labelRoom(series: readonly MetricSeries[], width: number): LabelRoom | null {
  if (width < NARROW || series.length < 2 || series.length > MOST) return null
  const longest = Math.max(...series.map(({ name }) => shortName(name).length))
  return { width: Math.min(longest * CHARACTER + GAP + 8, WIDEST) }
}

export type EndLabel = { series: MetricSeries; top: number }

/** Where the middle of each name stands, in px, by height: as near to its line's last number in sight as there is room. */
export function placeLabels(
  { series, x: { domain } }: ChartDrawing,
  layout: PlotLayout,
): EndLabel[] {
  const { top, height } = layout.area
  const wanted = series.flatMap((one): EndLabel[] => {
    const row = one.y.findLastIndex(
      (value, i) => Number.isFinite(value) && (one.x[i] ?? Infinity) <= domain[1],
    )
    if (row < 0) return []
    const at = layout.toTop(one.y[row] ?? 0)
    return [{ series: one, top: Math.max(top, Math.min(at, top + height)) }]
  })
  const placed = wanted.toSorted((a, b) => a.top - b.top)
  // Down from the top so that none overlaps the one before, then up again from the bottom.
  let least = -Infinity
  for (const label of placed) {
    label.top = Math.max(label.top, least)
    least = label.top + LINE_HEIGHT
  }
  let most = top + height + LINE_HEIGHT / 2
  for (const label of placed.toReversed()) {
    label.top = Math.min(label.top, most)
    most = label.top - LINE_HEIGHT
  }
  return placed
}
