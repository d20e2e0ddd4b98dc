import { isMissingWord } from '#files/ColumnTally.ts'
import type { ColumnFacts } from '#files/tableMessages.ts'
import type { NumberFacts } from '#files/table.ts'
import { formatNumber, type NumberFormat } from '#ui/formatNumber.ts'

/** How the numbers of a table are shown: at one precision in each column, or with the digits that the file has. */
export type Digits = 'aligned' | 'written'

export type CellLook = {
  text: string
  tone: 'missing' | null
  /** What the file has, where that is not what is shown. */
  written: string | null
}

/** Significant digits of the largest number of a column. */
const SIGNIFICANT = 6
/** Decimals that even large numbers keep. */
const LEAST_DECIMALS = 2
/** Of a column whose numbers are all smaller, or so large, they have exponents. */
const SMALL = 1e-3
const LARGE = 1e15

const MISSING = '–'
const MINUS = '\u2212'

/** Whether a double holds all digits of a number that is written so. */
const hasFewDigits = (text: string): boolean =>
  (/^[-+]?0*\.?0*([\d.]*)/.exec(text)?.[1] ?? '').replace('.', '').length <= 15

/** The one way in which the numbers of a column are written; null where they stay as they are. */
export function columnFormat(numbers: NumberFacts | null): NumberFormat | null {
  if (!numbers || numbers.hasPercent || numbers.decimals === 0) return null
  const { largest, decimals } = numbers
  if (largest >= LARGE || (largest > 0 && largest < SMALL)) {
    return { style: 'exponent', decimals: SIGNIFICANT - 2 }
  }
  const integerDigits = largest < 1 ? 0 : Math.floor(Math.log10(largest)) + 1
  const room = Math.max(SIGNIFICANT - integerDigits, LEAST_DECIMALS)
  return { style: 'fixed', decimals: Math.min(decimals, room) }
}

/** How one cell looks; `text` is as it is written, null where there is none. */
export function cellLook(
  text: string | null,
  { kind }: Pick<ColumnFacts, 'kind'>,
  format: NumberFormat | null,
  digits: Digits,
): CellLook {
  if (text === null) return { text: MISSING, tone: 'missing', written: null }
  if (isMissingWord(text)) return { text: text || MISSING, tone: 'missing', written: null }
  if (kind !== 'number' || digits === 'written') return { text, tone: null, written: null }
  const value = Number(text)
  if (format === null || !Number.isFinite(value)) {
    return { text: text.trim().replace(/^-/, MINUS), tone: null, written: null }
  }
  const shown = formatNumber(value, format)
  // A small number beside large ones is not 0.
  const vanishes = value !== 0 && Number(shown.replaceAll(MINUS, '-')) === 0
  const aligned = vanishes ? formatNumber(value, { style: 'exponent', decimals: 1 }) : shown
  const isExact = Number(aligned.replaceAll(MINUS, '-')) === value && hasFewDigits(text)
  return { text: aligned, tone: null, written: isExact ? null : text }
}
