import type { ColumnFacts } from '#files/tableMessages.ts'
import { formatNumber } from '#ui/formatNumber.ts'
import { columnFormat, type Digits } from './tableCell.ts'

/** Of a character, at the grid's font size, in px; digits are all of one width. */
const CHARACTER_PX = 6.9
const DIGIT_PX = 7.7
const PADDING_PX = 28
const SORT_ARROW_PX = 16

const NARROWEST_PX = 56
const WIDEST_PX = 340
/** How far a column can be widened by hand, in px. */
const LIMITS_PX = { least: 40, most: 1_200 }

/** What a column is wide by itself: its name and its first cells fit, within limits, and every number of it. */
export function columnWidth(
  { widest, kind, numbers }: Omit<ColumnFacts, 'name'>,
  name: string,
  digits: Digits,
): number {
  const header = name.length * CHARACTER_PX + PADDING_PX + SORT_ARROW_PX
  if (!numbers) {
    const cell = widest * (kind === 'text' ? CHARACTER_PX : DIGIT_PX) + PADDING_PX
    return Math.round(Math.min(Math.max(cell, header, NARROWEST_PX), WIDEST_PX))
  }
  const format = columnFormat(numbers)
  const longest =
    format && digits === 'aligned'
      ? formatNumber(-numbers.largest, format).length
      : Math.max(formatNumber(-numbers.largest, { style: 'fixed', decimals: 0 }).length, widest)
  const cell = longest * DIGIT_PX + PADDING_PX
  return Math.round(Math.max(cell, Math.min(header, WIDEST_PX), NARROWEST_PX))
}

export const clampWidth = (px: number): number =>
  Math.min(Math.max(px, LIMITS_PX.least), LIMITS_PX.most)
