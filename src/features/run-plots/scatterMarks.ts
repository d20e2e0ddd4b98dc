import { hueOf, shadeOf } from '#charting/markHue.ts'
import type { PlotPalette } from '#charting/plotPalette.ts'
import type { ScatterDrawing } from './scatterDrawing.ts'

/** One mark: its place in the drawing, and its colour: that of a slot (null is grey) or a shade of the hue. */
export type ScatterMark = { at: number; slot: number | null; shade: number | null }

/**
 * The marks in the order in which they are painted: grey ones lie beneath the others, which go from left to right, so
 * that no shade covers another because of its number.
 */
export function scatterMarks(
  { rows, colour }: ScatterDrawing,
  slotOf: (row: number) => number | null,
): ScatterMark[] {
  const marks = Array.from(rows, (row, at) => ({
    at,
    slot: colour ? null : slotOf(row),
    shade: colour && shadeOf(colour.values[at] ?? NaN, colour.extent),
  }))
  return [...marks.filter(isGrey), ...marks.filter((mark) => !isGrey(mark))]
}

const isGrey = ({ slot, shade }: ScatterMark) => slot === null && shade === null

/** How marks are drawn: the more there are, the smaller, and the more they let each other through. */
export type MarkLook = {
  /** In px. */
  radius: number
  /** A ring of the ground's colour, which tells marks apart that lie upon each other. */
  ring: boolean
  opacity: number
}

const FEW: MarkLook = { radius: 4.5, ring: true, opacity: 1 }

function lookOf(count: number): MarkLook {
  if (count <= 200) return FEW
  if (count <= 600) return { radius: 3.5, ring: true, opacity: 1 }
  if (count <= 2_000) return { radius: 3, ring: false, opacity: 0.55 }
  return { radius: 2.5, ring: false, opacity: 0.4 }
}

/** How each of some marks is drawn: grey ones by their number, and those that have colours by theirs. */
export function markLooks(marks: readonly ScatterMark[]): (mark: ScatterMark) => MarkLook {
  const greys = marks.reduce((sum, mark) => sum + Number(isGrey(mark)), 0)
  const grey = lookOf(greys)
  const coloured = lookOf(marks.length - greys)
  // A few with colours stand out from the many.
  const lifted = { ...coloured, radius: coloured.radius + 1 }
  return (mark) => (isGrey(mark) ? grey : mark.slot === null ? coloured : lifted)
}

/** The colours of marks in a palette; each is made once. */
export function markColours(palette: PlotPalette): (mark: ScatterMark) => string {
  const slotColour = memoized(palette.series)
  const shadeColour = memoized((shade: number) => hueOf(palette, shade))
  return ({ slot, shade }) => (shade === null ? slotColour(slot) : shadeColour(shade))
}

function memoized<Key>(make: (key: Key) => string): (key: Key) => string {
  const made = new Map<Key, string>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}
