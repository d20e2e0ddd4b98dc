import type { Area } from '#charting/plotLayout.ts'
import type { Pen } from '#charting/svgPen.ts'
import type { ParallelDrawing } from './parallelDrawing.ts'

/** Where the axes stand, in px from the top left of the plot. */
export type ParallelLayout = {
  area: Area
  lefts: readonly number[]
  /** Of a place on an axis. */
  toTop: (place: number) => number
}

/** Room around the axes, in px: names stand above, the labels of the last axis at its right. */
const ROOM = { top: 34, bottom: 12, left: 36 }
/** Of one character of a label, and of the longest label, in px. */
export const CHARACTER = 6.3
export const MOST_LABEL_PX = 110

export function parallelLayout(
  { axes }: Pick<ParallelDrawing, 'axes'>,
  { width, height }: { width: number; height: number },
): ParallelLayout {
  const longest = Math.max(...(axes.at(-1)?.ticks ?? []).map(({ label }) => label.length), 3)
  const right = Math.max(Math.min(longest * CHARACTER + 14, MOST_LABEL_PX), ROOM.left)
  const area = {
    left: ROOM.left,
    top: ROOM.top,
    width: Math.max(width - ROOM.left - right, 1),
    height: Math.max(height - ROOM.top - ROOM.bottom, 1),
  }
  const apart = area.width / Math.max(axes.length - 1, 1)
  return {
    area,
    lefts: axes.map((_, at) => area.left + at * apart),
    toTop: (place) => area.top + (1 - place) * area.height,
  }
}

/** Half the width of the dash that stands for a value without neighbours, in px. */
const DASH = 3

/** Draws one run's line through its values; where one is missing, the pen is lifted. */
export function drawRun(
  pen: Pen,
  { axes }: Pick<ParallelDrawing, 'axes'>,
  index: number,
  { lefts, toTop }: ParallelLayout,
) {
  const isThere = (at: number) => !Number.isNaN(axes[at]?.places[index] ?? NaN)
  for (let at = 0; at < axes.length; at++) {
    if (!isThere(at)) continue
    const [left, top] = [lefts[at] ?? 0, toTop(axes[at]?.places[index] ?? NaN)]
    if (isThere(at - 1)) pen.lineTo(left, top)
    else if (isThere(at + 1)) pen.moveTo(left, top)
    else {
      pen.moveTo(left - DASH, top)
      pen.lineTo(left + DASH, top)
    }
  }
}

/** Lines of one colour: a slot's (null is grey) or a shade's. */
export type LineGroup = { slot: number | null; shade: number | null; indices: number[] }

/** The lines of some runs by their colours, in the order in which they are painted: grey ones lie beneath. */
export function lineGroups(
  { shades, rows }: ParallelDrawing,
  isActive: (index: number) => boolean,
  slotOf: (index: number) => number | null,
): LineGroup[] {
  const groups = new Map<number, LineGroup>()
  for (let index = 0; index < rows.length; index++) {
    if (!isActive(index)) continue
    const shade = shades ? (shades.of[index] ?? -1) : null
    const slot = shades ? null : slotOf(index)
    const key = shade ?? slot ?? -1
    const known = groups.get(key)
    if (known) known.indices.push(index)
    else groups.set(key, { slot, shade: shade === -1 ? null : shade, indices: [index] })
  }
  return [...groups.entries()].toSorted(([a], [b]) => a - b).map(([, group]) => group)
}

/** More lines than these are drawn the more faintly, the more there are, down to what can still be seen alone. */
const MANY = 300
const LEAST_OPACITY = 0.08

/** How strongly lines are drawn: many must let each other through. */
export function lineLook(count: number): { width: number; opacity: number } {
  if (count <= 40) return { width: 1.75, opacity: 0.95 }
  if (count <= MANY) return { width: 1.25, opacity: 0.7 }
  return { width: 1, opacity: Math.max(0.7 * (MANY / count) ** 0.8, LEAST_OPACITY) }
}

/** How strongly lines outside of the brushes are drawn. */
export const faintOpacity = (count: number) => (count <= MANY ? 0.45 : 0.08)

/** The line that is nearest to a place, within some px above or below it; null for none. */
export function lineAt(
  { axes }: Pick<ParallelDrawing, 'axes'>,
  indices: readonly number[],
  { lefts, toTop }: ParallelLayout,
  [left, top]: readonly [left: number, top: number],
  reach: number,
): { index: number; top: number } | null {
  const after = Math.max(
    lefts.findIndex((axis) => axis >= left),
    1,
  )
  const [from, to] = [axes[after - 1], axes[after]]
  if (!from || !to) return null
  const [start = 0, end = 1] = [lefts[after - 1], lefts[after]]
  const share = Math.max(0, Math.min((left - start) / (end - start), 1))
  let nearest: { index: number; top: number } | null = null
  for (const index of indices) {
    const [a, b] = [from.places[index] ?? NaN, to.places[index] ?? NaN]
    const there = toTop(a + (b - a) * share)
    const distance = Math.abs(there - top)
    if (distance <= reach && distance < Math.abs((nearest?.top ?? Infinity) - top)) {
      nearest = { index, top: there }
    }
  }
  return nearest
}
