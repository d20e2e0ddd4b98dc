import { type Axis, withLabelsApart } from '#charting/axisTicks.ts'
import { shareOf } from '#charting/extent.ts'
import type { Area } from '#charting/plotLayout.ts'

/** Where rows of marks stand in px from the top left, each with a name before it and a text behind it. */
export type RowsLayout = {
  /** With as many labels as have room. */
  axis: Axis
  /** Of the marks; names stand left of it, texts right of it. */
  area: Area
  /** Of all, with the axis below. */
  height: number
  rowHeight: number
  toLeft: (value: number) => number
  /** The middle of a row. */
  toTop: (at: number) => number
  /** The row at a place; null beside them. */
  rowAt: (top: number) => number | null
  /** How many characters of a name have room. */
  nameLength: number
}

/** How high rows are where they fill some px together, within what can be read and looks like rows; of none, as high as it is. */
export function rowHeightIn(height: number | undefined, count: number, usual: number): number {
  if (height === undefined) return usual
  const even = Math.floor((height - TOP - AXIS_HEIGHT) / Math.max(count, 1))
  return Math.max(usual, Math.min(even, 2 * usual))
}

/** The texts beside the marks. */
type RowsTexts = { names: readonly string[]; texts: readonly string[] }

/** Of one character of the small text, in px. */
const CHARACTER = 6.5
/** Between the marks and the texts beside them, in px. */
const GAP = 12
/** Between a name and its marks, at least. */
export const NAME_GAP = 8
const AXIS_HEIGHT = 22
const TOP = 4
/** A name has at most this share of the width, and what remains is cut. */
const MOST_OF_WIDTH = 0.4

export function rowsLayout(
  axis: Axis,
  { names, texts }: RowsTexts,
  { width, rowHeight }: { width: number; rowHeight: number },
): RowsLayout {
  const nameWidth = Math.min(longest(names) * CHARACTER + GAP, width * MOST_OF_WIDTH)
  const textWidth = longest(texts) * CHARACTER + GAP
  const count = names.length
  const area = {
    left: Math.round(nameWidth),
    top: TOP,
    width: Math.max(Math.round(width - nameWidth - textWidth), 1),
    height: count * rowHeight,
  }
  const toLeft = (value: number) => area.left + shareOf(value, axis.domain) * area.width
  return {
    axis: withLabelsApart(axis, toLeft),
    area,
    height: TOP + area.height + AXIS_HEIGHT,
    rowHeight,
    nameLength: Math.floor((nameWidth - NAME_GAP) / CHARACTER),
    toLeft,
    toTop: (at) => area.top + (at + 0.5) * rowHeight,
    rowAt: (top) => {
      const at = Math.floor((top - area.top) / rowHeight)
      return at >= 0 && at < count ? at : null
    },
  }
}

const longest = (texts: readonly string[]) =>
  texts.reduce((most, text) => Math.max(most, text.length), 2)
