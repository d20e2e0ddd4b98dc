import Papa from 'papaparse'
import { MatrixProblem } from './matrixProblem.ts'
import { squareMatrix } from './squareMatrix.ts'
import { tableMatrix, type TableMatrix } from './tableMatrix.ts'

const isNumber = (cell: string) => cell.trim() !== '' && Number.isFinite(Number(cell))

/**
 * A matrix from delimited text: its numbers alone, with labels above, with labels above and in the first column, counted
 * pairs, or predictions. A `MatrixProblem` where it is none of these.
 */
export function readCsvMatrix(text: string): TableMatrix {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken) throw new MatrixProblem(`its quotes are not closed (row ${(broken.row ?? 0) + 1})`)
  const [header = [], ...rows] = data
  if (header.length === 0) throw new MatrixProblem('it is empty')
  if (header.every(isNumber) && data.length === header.length) {
    return { ...squareMatrix(null, data), samples: null }
  }
  return tableMatrix({ columns: header, rows })
}
