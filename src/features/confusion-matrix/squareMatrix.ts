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
  const names = labels ? readLabels(labels) : rows.map((_row, i) => String(i))
  const size = names.length
  if (size === 0) throw new MatrixProblem('it is empty')
  if (size > MOST_CLASSES) {
    throw new MatrixProblem(
      `it has ${counted(size, 'class', 'classes')}, and at most ${MOST_CLASSES.toLocaleString('en')} are drawn`,
    )
  }
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
    for (const [j, cell] of row.entries()) {
      cells[i * size + j] = readCell(cell, `row ${i + 1}, column ${j + 1}`)
    }
  }
  return withoutTotals({ labels: names, cells })
}

/** Refuses what is no count; `place` says where it stands. */
export function readCell(cell: unknown, place: string): number {
  const number = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw new MatrixProblem(`${place} is not a number: ${abbreviate(cell)}`)
  }
  if (number < 0) throw new MatrixProblem(`${place} is negative: ${number}`)
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
    const content = contentOf({ labels, cells })
    return { matrix: { labels, cells, content }, notes: noteOf(content) }
  }
  const kept = new Float64Array(inner * inner)
  for (let row = 0; row < inner; row++) {
    kept.set(cells.subarray(row * size, row * size + inner), row * inner)
  }
  const { matrix, notes } = withoutTotals({ labels: labels.slice(0, inner), cells: kept })
  return { matrix, notes: [...notes, `The totals in row and column “${last}” are left out.`] }
}

/** Rounding to three decimals, say, leaves sums of many shares this far from 1. */
const nearOne = (sum: number, terms: number) =>
  Math.abs(sum - 1) <= Math.min(0.0005 * terms, 0.02) + 1e-9

function contentOf({ labels, cells }: Cells): MatrixContent {
  const size = labels.length
  if (cells.every(Number.isInteger) || cells.some((cell) => cell > 1)) return 'counts'
  const sums = (indexOf: (line: number, i: number) => number) =>
    labels
      .map((_label, line) =>
        labels.reduce((sum, _other, i) => sum + (cells[indexOf(line, i)] ?? 0), 0),
      )
      .filter((sum) => sum > 0)
  const areOnes = (lines: readonly number[]) => lines.every((sum) => nearOne(sum, size))
  const rows = sums((row, i) => row * size + i)
  if (areOnes(rows)) return 'sharesOfTrue'
  if (areOnes(sums((column, i) => i * size + column))) return 'sharesOfPredicted'
  const total = rows.reduce((all, sum) => all + sum, 0)
  return nearOne(total, size * size) ? 'sharesOfAll' : 'counts'
}

const SHARES: Record<MatrixContent, string | null> = {
  counts: null,
  sharesOfTrue: 'shares of each true class',
  sharesOfPredicted: 'shares of each predicted class',
  sharesOfAll: 'shares of all samples',
}

function noteOf(content: MatrixContent): string[] {
  const shares = SHARES[content]
  return shares ? [`The file holds ${shares}, not counts.`] : []
}
