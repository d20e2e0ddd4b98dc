import type { ConfusionMatrix, MatrixContent } from './confusionMatrix.ts'
import { abbreviate, counted, MatrixProblem } from './matrixProblem.ts'

/** The most classes that are drawn. */
export const MOST_CLASSES = 2_000

export type NotedMatrix = {
  matrix: ConfusionMatrix
  /** What was taken for granted or left out, each a sentence. */
  notes: readonly string[]
}

/**
 * A matrix from the rows of a file, the true class by row. Without labels, classes are called by their position from 0.
 * Sums that pandas puts beside a matrix (`margins=True`) are left out; shares are told from counts by what they add up
 * to. Whatever else is not a matrix is refused by a `MatrixProblem`; nothing is mended.
 */
export function squareMatrix(
  labels: readonly unknown[] | null,
  rows: readonly unknown[],
): NotedMatrix {
  const names = labels ? readLabels(labels) : positions(rows.length)
  const size = names.length
  refuseSize(size)
  if (rows.length !== size) {
    throw new MatrixProblem(`it is not square: ${counted(rows.length, 'row')} for ${size} labels`)
  }
  const cells = new Float64Array(size * size)
  for (const [i, row] of rows.entries()) {
    if (!Array.isArray(row)) throw new MatrixProblem(`row ${i + 1} is not a list of numbers`)
    if (row.length !== size) {
      throw new MatrixProblem(
        `it is not square: row ${i + 1} has ${counted(row.length, 'number')} for ${labels ? `${size} labels` : counted(size, 'row')}`,
      )
    }
    for (const [j, cell] of row.entries()) cells[i * size + j] = readCell(cell, () => place(i, j))
  }
  return withoutLabels(labels, withoutTotals({ labels: names, cells }))
}

/** The same from numbers that stand row by row, of which there are a square. */
export function squareOfCells(cells: Float64Array, size: number): NotedMatrix {
  refuseSize(size)
  for (const [at, cell] of cells.entries()) {
    readCell(cell, () => place(Math.floor(at / size), at % size))
  }
  return withoutLabels(null, withoutTotals({ labels: positions(size), cells }))
}

const positions = (size: number) => Array.from({ length: size }, (_, i) => String(i))

const place = (row: number, column: number) => `row ${row + 1}, column ${column + 1}`

const withoutLabels = (labels: readonly unknown[] | null, { matrix, notes }: NotedMatrix) => ({
  matrix,
  notes: labels
    ? notes
    : [...notes, 'The file names no classes: they are called by their position.'],
})

function refuseSize(size: number) {
  if (size === 0) throw new MatrixProblem('it is empty')
  if (size > MOST_CLASSES) throw new MatrixProblem(tooMany(size))
}

/** Says that a file has more classes than are drawn. */
export const tooMany = (size: number) =>
  `it has ${counted(size, 'class', 'classes')}, and at most ${MOST_CLASSES.toLocaleString('en')} are drawn`

/** Refuses what is no count; `placeOf` says where it stands. */
export function readCell(cell: unknown, placeOf: () => string): number {
  const number = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw new MatrixProblem(`${placeOf()} is not a number: ${abbreviate(cell)}`)
  }
  if (number < 0) throw new MatrixProblem(`${placeOf()} is negative: ${number}`)
  return number
}

function readLabels(labels: readonly unknown[]): string[] {
  const names: string[] = []
  const seen = new Set<string>()
  for (const [i, label] of labels.entries()) {
    if (typeof label !== 'string' && typeof label !== 'number' && typeof label !== 'boolean') {
      throw new MatrixProblem(`label ${i + 1} is neither text nor a number: ${abbreviate(label)}`)
    }
    const name = String(label)
    if (seen.has(name)) throw new MatrixProblem(`two classes have the label ${abbreviate(label)}`)
    seen.add(name)
    names.push(name)
  }
  return names
}

type Cells = Pick<ConfusionMatrix, 'labels' | 'cells'>

/** What pandas calls the sums at the right and at the foot. */
const TOTALS = new Set(['all', 'total', 'totals', 'sum'])

function withoutTotals({ labels, cells }: Cells): NotedMatrix {
  if (!Number.isFinite(cells.reduce((sum, cell) => sum + cell, 0))) {
    throw new MatrixProblem('its numbers are too large to be added up')
  }
  const size = labels.length
  const inner = size - 1
  const last = labels[inner] ?? ''
  const isSum = (cellAt: (i: number) => number) => {
    let sum = 0
    for (let i = 0; i < inner; i++) sum += cellAt(i)
    return Math.abs(sum - cellAt(inner)) <= 1e-9 * Math.max(sum, 1)
  }
  const at = (row: number, column: number) => cells[row * size + column] ?? 0
  const areTotals =
    inner > 0 &&
    TOTALS.has(last.toLowerCase()) &&
    labels.every((_label, i) => isSum((j) => at(i, j)) && isSum((j) => at(j, i)))
  if (!areTotals) {
    const { content, whole } = contentOf({ labels, cells })
    const shares = whole === 1 ? cells : cells.map((cell) => cell / whole)
    return { matrix: { labels, cells: shares, content }, notes: noteOf(content, whole) }
  }
  const kept = new Float64Array(inner * inner)
  for (let row = 0; row < inner; row++) {
    kept.set(cells.subarray(row * size, row * size + inner), row * inner)
  }
  const { matrix, notes } = withoutTotals({ labels: labels.slice(0, inner), cells: kept })
  return { matrix, notes: [...notes, `The totals in row and column “${last}” are left out.`] }
}

/** What shares add up to: 1, or 100 where they are written in percent. */
const WHOLES = [1, 100]

/** Rounding to three decimals, say, leaves sums of many shares this far from the whole. */
const isNear = (sum: number, whole: number, terms: number) =>
  Math.abs(sum / whole - 1) <= Math.min(0.0005 * terms, 0.02) + 1e-9

function contentOf({ labels, cells }: Cells): { content: MatrixContent; whole: number } {
  const size = labels.length
  if (cells.every(Number.isInteger)) return { content: 'counts', whole: 1 }
  const byActual = new Float64Array(size)
  const byPredicted = new Float64Array(size)
  for (const [at, cell] of cells.entries()) {
    const row = Math.floor(at / size)
    byActual[row] = (byActual[row] ?? 0) + cell
    byPredicted[at % size] = (byPredicted[at % size] ?? 0) + cell
  }
  const total = byActual.reduce((sum, part) => sum + part, 0)
  for (const whole of WHOLES) {
    // A class that never occurred adds up to nothing.
    const areWhole = (sums: Float64Array) =>
      sums.every((sum) => sum === 0 || isNear(sum, whole, size))
    if (areWhole(byActual)) return { content: 'sharesOfTrue', whole }
    if (areWhole(byPredicted)) return { content: 'sharesOfPredicted', whole }
    if (isNear(total, whole, size * size)) return { content: 'sharesOfAll', whole }
  }
  return { content: 'counts', whole: 1 }
}

const SHARES: Record<MatrixContent, string | null> = {
  counts: null,
  sharesOfTrue: 'of each true class',
  sharesOfPredicted: 'of each predicted class',
  sharesOfAll: 'of all samples',
}

function noteOf(content: MatrixContent, whole: number): string[] {
  const shares = SHARES[content]
  const what = whole === 1 ? 'shares' : 'percentages'
  return shares ? [`The file holds ${what} ${shares}, not counts.`] : []
}
