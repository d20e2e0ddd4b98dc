/** What the cells of a column are, those that are missing apart. */
export type ColumnKind = 'number' | 'text' | 'boolean' | 'time'

/** What tells how the numbers of a column are best written beside each other. */
export type NumberFacts = {
  /** The greatest magnitude, and the least that is not 0. */
  largest: number
  smallest: number
  /** The most digits after the point that any of them is written with. */
  decimals: number
  /** Whether some have a percent sign, and so are best left as they are written. */
  hasPercent: boolean
}

/** What a filter looks for, in any case. */
export type Needle = { text: string; ascii: Uint8Array | null }

/** One column of a table that is kept column by column. Rows are counted from 0. */
export type TableColumn = {
  /** Empty where the file gives none. */
  readonly name: string
  readonly kind: ColumnKind
  readonly numbers: NumberFacts | null
  /** Characters of the longest of the first cells. */
  readonly widest: number
  /** A cell as it is written; null where the row has none. */
  text: (row: number) => string | null
  /** What a number, a time or a boolean is sorted by; NaN where it is missing. */
  value: (row: number) => number
  includes: (row: number, needle: Needle) => boolean
  /** What texts are sorted by. */
  textOrder: () => TextOrder
}

/** Texts as numbers to sort by, a few characters at a time. */
export type TextOrder = {
  /** What stands at a depth, as a number that is not negative; NaN where the row has no text at all. */
  key: (row: number, depth: number) => number
  /** Whether a text goes on beyond a depth. */
  goesOn: (row: number, depth: number) => boolean
}

/** What a worker and a page share of a table: everything but its cells. */
export type Table = {
  rows: number
  columns: TableColumn[]
  /** How many rows and columns the file has, where that is known to be more than was read. */
  totalRows: number | null
  totalColumns: number | null
  /** What is wrong with the file, and where. */
  problems: string[]
}

/** What is read of one table at most. */
export const TABLE_LIMITS = {
  rows: 1_000_000,
  columns: 5_000,
  /** Of all columns together, since each takes memory. */
  cells: 30_000_000,
  bytes: 200_000_000,
}

export function needleOf(text: string): Needle {
  const lower = text.toLowerCase()
  // oxlint-disable-next-line no-control-regex -- all of ASCII
  const ascii = /^[\u0000-\u007f]*$/.test(lower) ? new TextEncoder().encode(lower) : null
  return { text: lower, ascii }
}
