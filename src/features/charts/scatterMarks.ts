import { shadeOf } from './markHue.ts'
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

/** Of a mark in px: many must be small to be told apart. */
export function markRadius(count: number): number {
  if (count <= 200) return 4.5
  return count <= 2_000 ? 3.5 : 2.5
}
