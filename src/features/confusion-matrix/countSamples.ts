import type { ConfusionMatrix } from './confusionMatrix.ts'
import { counted, MatrixProblem } from './matrixProblem.ts'
import { classText, type MatrixTable, orderClasses } from './matrixTable.ts'
import { packRows, type PackedRows } from './PackedRows.ts'
import { MOST_CLASSES, tooMany } from './squareMatrix.ts'

/** The samples behind a matrix, one a row of the file; `actual` and `predicted` are places among the labels. */
export type Samples = {
  columns: readonly string[]
  /** Every row of the file. */
  packed: PackedRows
  /** Rows of the file that were counted, from 0; the lists beside have the same order. */
  rows: Uint32Array
  actual: Uint32Array
  predicted: Uint32Array
  /** A score for each sample, NaN where the file has none; null without a column of scores. */
  scores: Float64Array | null
}

type Columns = { actual: number; predicted: number; score: number | null }

/** More different numbers with decimals than this are no classes. */
const MOST_FRACTIONS = 20

/** Counts predictions. Rows where either class is missing are left out, and their number is stated. */
export function countSamples(table: MatrixTable, columns: Columns) {
  const pairs: { row: number; actual: string; predicted: string }[] = []
  for (const [row, cells] of table.rows.entries()) {
    const actual = classText(cells[columns.actual])
    const predicted = classText(cells[columns.predicted])
    if (actual !== null && predicted !== null) pairs.push({ row, actual, predicted })
  }
  if (pairs.length === 0) throw new MatrixProblem('none of its rows has both classes')
  const labels = orderClasses(new Set(pairs.flatMap((pair) => [pair.actual, pair.predicted])))
  refuseMeasurements(labels)

  const size = labels.length
  const places = new Map(labels.map((label, i) => [label, i]))
  const placeOf = (label: string) => places.get(label) ?? 0
  const samples: Samples = {
    columns: table.columns,
    packed: packRows(table.rows),
    rows: Uint32Array.from(pairs, ({ row }) => row),
    actual: Uint32Array.from(pairs, ({ actual }) => placeOf(actual)),
    predicted: Uint32Array.from(pairs, ({ predicted }) => placeOf(predicted)),
    scores: readScores(table, pairs, columns.score),
  }
  const matrix: ConfusionMatrix = {
    labels,
    cells: new Float64Array(size * size),
    content: 'counts',
  }
  for (const [i, actual] of samples.actual.entries()) {
    const at = actual * size + (samples.predicted[i] ?? 0)
    matrix.cells[at] = (matrix.cells[at] ?? 0) + 1
  }
  const left = table.rows.length - pairs.length
  const notes = [`Counted from ${counted(pairs.length, 'prediction')} in the file.`]
  if (left > 0) notes.push(`${counted(left, 'row')} without a true or predicted class left out.`)
  return { matrix, notes, samples }
}

function refuseMeasurements(labels: readonly string[]) {
  const fractions = labels.filter((label) => /^-?\d*\.\d*[1-9]/.test(label)).length
  if (fractions > MOST_FRACTIONS) {
    throw new MatrixProblem(
      `its true and predicted values are ${labels.length.toLocaleString('en')} different numbers, not classes`,
    )
  }
  if (labels.length > MOST_CLASSES) throw new MatrixProblem(tooMany(labels.length))
}

function readScores(
  table: MatrixTable,
  pairs: readonly { row: number }[],
  column: number | null,
): Float64Array | null {
  if (column === null) return null
  return Float64Array.from(pairs, ({ row }) => {
    const cell = table.rows[row]?.[column]
    if (typeof cell === 'number') return cell
    return typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : Number.NaN
  })
}
