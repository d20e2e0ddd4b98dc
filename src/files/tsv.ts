/** A sign, digits and an exponent: what a spreadsheet takes for a number rather than for a formula. */
const PLAIN_NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i
/** What a spreadsheet takes for the beginning of a formula, or leaves out before one. */
const FORMULA = /^[=+\-@\t\r\n]/
const NEEDS_QUOTES = /["\t\r\n]/

/** Whether a spreadsheet would run a text that is pasted into it. */
export const looksLikeFormula = (text: string): boolean =>
  FORMULA.test(text) && !PLAIN_NUMBER.test(text)

/**
 * Cells as tab-separated values for a clipboard. Cells with tabs, quotes or line breaks are quoted, those that are missing
 * are empty, and texts that a spreadsheet would run as a formula get an apostrophe before them.
 */
export const toTsvLine = (cells: readonly (string | null)[]): string =>
  cells
    .map((cell) => {
      if (cell === null) return ''
      const text = looksLikeFormula(cell) ? `'${cell}` : cell
      return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    })
    .join('\t')
