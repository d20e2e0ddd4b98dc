import { CsvScanner } from './CsvScanner.ts'

const CANDIDATES = [',', '\t', ';', '|'].map((sign) => sign.charCodeAt(0))

const ROWS_LOOKED_AT = 50

/**
 * The delimiter, as a byte, under which the first rows of a text are most alike in their number of cells, and have most of
 * them; a comma where none makes more than one cell. `isWhole` says that the text does not go on after these bytes.
 */
export function guessDelimiter(
  bytes: Uint8Array,
  length: number,
  lineBreak: 'LF' | 'CR',
  isWhole: boolean,
): number {
  let best = { delimiter: CANDIDATES[0] ?? 0, uneven: Infinity, cells: 1 }
  for (const delimiter of CANDIDATES) {
    const widths = rowWidths(bytes, length, delimiter, lineBreak, isWhole)
    const cells = Math.max(...widths)
    if (cells < 2) continue
    const uneven = widths.filter((width) => width !== cells).length / widths.length
    if (uneven < best.uneven || (uneven === best.uneven && cells > best.cells)) {
      best = { delimiter, uneven, cells }
    }
  }
  return best.delimiter
}

/** How many cells the first rows have, empty ones left out. */
function rowWidths(
  bytes: Uint8Array,
  length: number,
  delimiter: number,
  lineBreak: 'LF' | 'CR',
  isWhole: boolean,
): number[] {
  const widths: number[] = []
  let width = 0
  let isEmpty = true
  const scanner = new CsvScanner(delimiter, lineBreak, {
    cell: (start, end) => {
      width++
      isEmpty &&= start === end
    },
    row: () => {
      if (!isEmpty || width > 1) widths.push(width)
      width = 0
      isEmpty = true
    },
    afterQuote: () => {},
  })
  scanner.scan(bytes, length, () => widths.length >= ROWS_LOOKED_AT)
  if (isWhole && widths.length < ROWS_LOOKED_AT) scanner.finish(length)
  return widths
}
