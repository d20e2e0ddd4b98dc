import { formatNumber } from '#ui/formatNumber.ts'
import { formatPercent } from '#ui/formatPercent.ts'
import { withoutDirectionMarks } from '#ui/withoutDirectionMarks.ts'
import type { CellPlace } from './cellPlace.ts'
import { cellAt, type ConfusionMatrix } from './confusionMatrix.ts'
import { formatPoints } from './formatScore.ts'
import type { MatrixPicture } from './matrixPicture.ts'
import { type MatrixView, VIEW_UNITS } from './matrixView.ts'

const quoted = (label: string | undefined) => `“${withoutDirectionMarks(label ?? '')}”`

/** One cell as a sentence, e.g. "Of 40 true “anomaly”, 12 predicted “normal” (30.0 %)." */
export function describeCell(matrix: ConfusionMatrix, { row, column }: CellPlace): string {
  const actual = quoted(matrix.labels[row])
  const predicted = quoted(matrix.labels[column])
  const cell = cellAt(matrix, row, column)
  if (matrix.content !== 'counts') {
    const unit = VIEW_UNITS[matrix.content]
    return `True ${actual}, predicted ${predicted}: ${formatPercent(cell)} ${unit}.`
  }
  const size = matrix.labels.length
  const support = matrix.cells
    .subarray(row * size, (row + 1) * size)
    .reduce((sum, count) => sum + count, 0)
  if (support === 0) return `No sample is truly ${actual}.`
  return (
    `Of ${formatNumber(support)} true ${actual}, ${formatNumber(cell)} ` +
    `predicted ${predicted} (${formatPercent(cell / support)}).`
  )
}

/** Two matrices and their difference, as they are drawn. */
export type DrawnPair = { a: MatrixPicture; b: MatrixPicture; difference: MatrixPicture }

/** The change of one cell as a sentence, e.g. "True “anomaly”, predicted “normal”: 30.0 % in A, 20.0 % in B, −10.0 points: better." */
export function describeChange(
  { a, b, difference }: DrawnPair,
  view: MatrixView,
  { row, column }: CellPlace,
): string {
  const { labels, values, heat, write } = difference
  const at = row * labels.length + column
  const written = (value = 0) => (view === 'counts' ? formatNumber(value) : formatPercent(value))
  const value = values[at] ?? 0
  const change = view === 'counts' ? write(value) : formatPoints(value)
  const warmth = heat[at] ?? 0
  const verdict = warmth === 0 ? 'no change' : `${change}: ${warmth > 0 ? 'better' : 'worse'}`
  return (
    `True ${quoted(labels[row])}, predicted ${quoted(labels[column])}: ` +
    `${written(a.values[at])} in A, ${written(b.values[at])} in B, ${verdict}.`
  )
}
