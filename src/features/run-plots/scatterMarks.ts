import { shadeOf } from '#charting/markHue.ts'
import type { ScatterDrawing } from './scatterDrawing.ts'

/** Marks of one colour: that of a slot (null is grey) or a shade of the hue. */
export type MarkGroup =
  | { slot: number | null; shade: null; at: number[] }
  | { slot: null; shade: number; at: number[] }

/** The marks of a plot by their colours, in the order in which they are painted: grey ones lie beneath the others. */
export function scatterMarks(
  { rows, colour }: ScatterDrawing,
  slotOf: (row: number) => number | null,
): MarkGroup[] {
  const groups = new Map<number, MarkGroup>()
  const add = (key: number, at: number, group: MarkGroup) => {
    const known = groups.get(key)
    if (known) known.at.push(at)
    else groups.set(key, group)
  }
  for (let at = 0; at < rows.length; at++) {
    const shade = colour && shadeOf(colour.values[at] ?? NaN, colour.extent)
    const slot = colour ? null : slotOf(rows[at] ?? -1)
    if (shade === null) add(slot ?? -1, at, { slot, shade, at: [at] })
    else add(shade, at, { slot: null, shade, at: [at] })
  }
  return [...groups.entries()].toSorted(([a], [b]) => a - b).map(([, group]) => group)
}

/** So many marks are painted together: where those of several lots lie upon each other, it grows darker. */
const LOT = 200

/** The marks of a group in lots, and how strongly these are painted. */
export function lotsOf(
  { at, slot }: MarkGroup,
  count: number,
): { lots: number[][]; opacity: number } {
  if (slot !== null || count <= DENSE) return { lots: [at], opacity: 1 }
  const lots = Array.from({ length: Math.ceil(at.length / LOT) }, (_, lot) =>
    at.slice(lot * LOT, (lot + 1) * LOT),
  )
  return { lots, opacity: 0.35 }
}

/** More marks than these lie upon each other. */
const DENSE = 2_000

/** Of a mark in px: many must be small to be told apart. */
export function markRadius(count: number): number {
  if (count <= 200) return 4.5
  return count <= DENSE ? 3.5 : 2.5
}
