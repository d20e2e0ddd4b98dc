import { countSamples, type Samples } from './countSamples.ts'
import { labelledMatrix } from './labelledMatrix.ts'
import { abbreviate, counted, MatrixProblem } from './matrixProblem.ts'
import { classText, matrixColumns, type MatrixTable, orderClasses } from './matrixTable.ts'
import { MOST_CLASSES, type NotedMatrix, readCell, squareMatrix, tooMany } from './squareMatrix.ts'

export type TableMatrix = NotedMatrix & {
  /** The samples that were counted, where the table lists them. */
  samples: Samples | null
}

/**
 * A matrix from a table: counts of pairs (`actual, predicted, count`), predictions to be counted (`y_true, y_pred`), or
 * the matrix itself with its labels above, and in its first column or not. A `MatrixProblem` where it is none of these.
 */
export function tableMatrix(table: MatrixTable): TableMatrix {
  const { columns, rows } = table
  if (rows.length === 0) throw new MatrixProblem('it has no rows')
  const { actual, predicted, count, score } = matrixColumns(columns)
  if (actual !== null && predicted !== null) {
    if (count === null) return countSamples(table, { actual, predicted, score })
    return { ...pairMatrix(table, actual, predicted, count), samples: null }
  }
  const [, ...others] = columns
  const beside = rows.flatMap(([label]) => classText(label) ?? [])
  if (rows.length === others.length && beside.length === rows.length) {
    const cells = rows.map((row) => row.slice(1))
    return { ...labelledMatrix({ above: others, beside }, cells), samples: null }
  }
  if (rows.length === columns.length) {
    return { ...squareMatrix(columns, rows), samples: null }
  }
  throw new MatrixProblem(
    `it is neither a square with its labels (${counted(rows.length, 'row')}, ${counted(columns.length, 'column')}) ` +
      'nor a list of true and predicted classes (columns such as “y_true” and “y_pred”)',
  )
}

function pairMatrix(
  { rows, columns }: MatrixTable,
  actual: number,
  predicted: number,
  count: number,
): NotedMatrix {
  const named = (row: readonly unknown[], i: number, column: number) => {
    const label = classText(row[column])
    if (label !== null) return label
    throw new MatrixProblem(
      `row ${i + 1} has no class in “${columns[column] ?? ''}”: ${abbreviate(row[column])}`,
    )
  }
  const pairs = rows.map((row, i) => ({
    actual: named(row, i, actual),
    predicted: named(row, i, predicted),
    count: readCell(row[count], () => `“${columns[count] ?? ''}” in row ${i + 1}`),
  }))
  const labels = orderClasses(new Set(pairs.flatMap((pair) => [pair.actual, pair.predicted])))
  if (labels.length > MOST_CLASSES) throw new MatrixProblem(tooMany(labels.length))
  const places = new Map(labels.map((label, i) => [label, i]))
  const table = labels.map(() => labels.map(() => 0))
  const seen = new Set<string>()
  for (const pair of pairs) {
    const row = table[places.get(pair.actual) ?? 0]
    const column = places.get(pair.predicted) ?? 0
    const key = `${places.get(pair.actual)},${column}`
    if (seen.has(key)) {
      throw new MatrixProblem(
        `two of its rows count true ${abbreviate(pair.actual)}, predicted ${abbreviate(pair.predicted)}`,
      )
    }
    seen.add(key)
    if (row) row[column] = pair.count
  }
  const { matrix, notes } = squareMatrix(labels, table)
  return { matrix, notes }
}
