import { formatNumber } from '#ui/formatNumber.ts'
import { formatPercent } from '#ui/formatPercent.ts'
import { withoutDirectionMarks } from '#ui/withoutDirectionMarks.ts'
import { cellAt, type ConfusionMatrix, matrixSums, sharesOfTrue } from './confusionMatrix.ts'
import { differencePicture } from './matrixPicture.ts'
import { type MatrixView, VIEW_UNITS, viewCells } from './matrixView.ts'

const quoted = (label: string | undefined) => `“${withoutDirectionMarks(label ?? '')}”`

/** One cell as a sentence, e.g. "Of 40 true “anomaly”, 12 predicted “normal” (30.0 %)." */
export function describeCell(matrix: ConfusionMatrix, row: number, column: number): string {
  const actual = quoted(matrix.labels[row])
  const predicted = quoted(matrix.labels[column])
  const cell = cellAt(matrix, row, column)
  if (matrix.content !== 'counts') {
    const unit = VIEW_UNITS[matrix.content]
    return `True ${actual}, predicted ${predicted}: ${formatPercent(cell)} ${unit}.`
  }
  const support = matrixSums(matrix).byActual[row] ?? 0
  if (support === 0) return `No sample is truly ${actual}.`
  const share = sharesOfTrue(matrix)[row * matrix.labels.length + column] ?? 0
  return (
    `Of ${formatNumber(support)} true ${actual}, ${formatNumber(cell)} ` +
    `predicted ${predicted} (${formatPercent(share)}).`
  )
}

/** The change of one cell as a sentence, e.g. "True “anomaly”, predicted “normal”: 30.0 % to 20.0 %, −10.0: better." */
export function describeChange(
  a: ConfusionMatrix,
  b: ConfusionMatrix,
  view: MatrixView,
  row: number,
  column: number,
): string {
  const at = row * b.labels.length + column
  const write = (value: number) => (view === 'counts' ? formatNumber(value) : formatPercent(value))
  const before = viewCells(a, view)[at] ?? 0
  const after = viewCells(b, view)[at] ?? 0
  const { heat, values, write: writeChange } = differencePicture(a, b, view)
  const verdict = (heat[at] ?? 0) === 0 ? 'no change' : (heat[at] ?? 0) > 0 ? 'better' : 'worse'
  return (
    `True ${quoted(b.labels[row])}, predicted ${quoted(b.labels[column])}: ` +
    `${write(before)} in A, ${write(after)} in B, ${writeChange(values[at] ?? 0)}: ${verdict}.`
  )
}
