import Papa from 'papaparse'

export type CsvTable = {
  /** The names in the first row; null where that row holds data. */
  header: string[] | null
  /** Every cell as written. */
  rows: string[][]
  columns: number
  /** Per column, whether all of its cells that are not empty are numbers. */
  numeric: boolean[]
  /** The first thing that was wrong with the file, if anything. */
  problem: string | null
}

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?%?\s*$/i
const MISSING = new Set(['', 'nan', 'na', 'null', 'none', 'inf', '-inf'])

const isMissing = (cell: string) => MISSING.has(cell.trim().toLowerCase())

/**
 * Reads delimited text. Tabs where the file is named so; else the delimiter that the text itself suggests. The first
 * row is a header unless it has a number in it.
 */
export function readCsv(text: string, format: 'csv' | 'tsv'): CsvTable {
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: format === 'tsv' ? '\t' : '',
    skipEmptyLines: 'greedy',
  })
  // A single column has no delimiter to be found, which is not wrong.
  const error = errors.find(({ type }) => type !== 'Delimiter')
  const [first = []] = data
  const header = first.some((cell) => NUMBER.test(cell)) ? null : first
  const rows = header ? data.slice(1) : data
  const columns = data.reduce((most, row) => Math.max(most, row.length), 0)
  return {
    header: data.length > 0 ? header : null,
    rows,
    columns,
    numeric: Array.from({ length: columns }, (_, column) => isNumeric(rows, column)),
    problem: error ? describe(error) : null,
  }
}

function isNumeric(rows: readonly string[][], column: number): boolean {
  let numbers = 0
  for (const row of rows) {
    const cell = row[column] ?? ''
    if (NUMBER.test(cell)) numbers++
    else if (!isMissing(cell)) return false
  }
  return numbers > 0
}

const describe = ({ row, message }: Papa.ParseError) =>
  row === undefined ? message : `row ${row + 1}: ${message}`
