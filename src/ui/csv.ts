type Cell = string | number | null

/** A sign, digits and an exponent: what a spreadsheet takes for a number rather than for a formula. */
const PLAIN_NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i
/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n]/
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/

/**
 * A table as CSV, as RFC 4180 has it: lines end with CRLF, cells with commas, quotes or line breaks are quoted, null is
 * an empty cell. Texts that a spreadsheet would run as a formula get an apostrophe before them; numbers never do.
 */
export function toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  let csv = toLine(header)
  for (const row of rows) csv += toLine(row)
  return csv
}

const toLine = (cells: readonly Cell[]) => `${cells.map(toField).join(',')}\r\n`

function toField(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
