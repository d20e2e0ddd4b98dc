import { type ComparisonRow, rowId, type Section, SECTIONS } from './comparison.ts'
import { CELL_PADDING_PX, KEY_PX } from './gridModel.ts'
import { estimateLines } from './keyLines.ts'
import { type Delta, isWithinNoise } from '#src/metricDelta.ts'
import { isWorthDiffing } from '#src/textDiff.ts'

/** One line of a comparison whose runs are columns, `height` px high. */
export type GridLine =
  | { kind: 'section'; id: string; section: Section; count: number; height: number }
  | {
      kind: 'row'
      id: string
      row: ComparisonRow
      /** How many lines of text its key and its values have room for. */
      lines: number
      height: number
    }

/** A line of text, what is above and below it in a row, and the heading of a section, in px. */
export const TEXT_LINE_PX = 20
const ROW_PADDING_PX = 11
const SECTION_PX = 38

/** Keys and values of more lines than these are cut. */
export const MOST_LINES = 3

/** What a key has of its column's width beside the padding, its mark and, of a metric, the direction, in px. */
const keyPx = ({ section }: ComparisonRow) =>
  KEY_PX - CELL_PADDING_PX - 16 - (section === 'metrics' ? 27 : 0)

/** Rows under the headings of their sections, each as high as its key and its values are, so that heights are known before anything is drawn. */
export function layOutLines(
  rows: readonly ComparisonRow[],
  linesIn: (row: ComparisonRow) => number,
): GridLine[] {
  const result: GridLine[] = []
  for (const { section } of SECTIONS) {
    const members = rows.filter((row) => row.section === section)
    if (members.length === 0) continue
    const count = members.length
    result.push({ kind: 'section', id: section, section, count, height: SECTION_PX })
    for (const row of members) {
      const lines = Math.min(Math.max(estimateLines(row.key, keyPx(row)), linesIn(row)), MOST_LINES)
      const height = lines * TEXT_LINE_PX + ROW_PADDING_PX
      result.push({ kind: 'row', id: rowId(row), row, lines, height })
    }
  }
  return result
}

/** How many lines the values of a row take, at most `MOST_LINES`. */
export function valueLines(
  row: ComparisonRow,
  deltas: readonly (Delta | null)[],
  baseline: number | null,
  valuePx: number,
): number {
  if (row.section === 'metrics') {
    return deltas.some((delta) => delta !== null && isWithinNoise(delta)) ? 2 : 1
  }
  const base = baseline === null ? null : (row.values[baseline] ?? null)
  let lines = 1
  for (const value of row.values) {
    if (value === null) continue
    if (base !== null && isWorthDiffing(base, value)) return MOST_LINES
    lines = Math.max(lines, Math.min(estimateLines(value, valuePx), MOST_LINES))
  }
  return lines
}
