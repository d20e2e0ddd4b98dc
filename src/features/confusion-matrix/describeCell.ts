import { formatNumber } from '#ui/formatNumber.ts'
import { formatPercent } from '#ui/formatPercent.ts'
import { withoutDirectionMarks } from '#ui/withoutDirectionMarks.ts'
import { type ConfusionMatrix, shareOfTrueClass } from './confusionMatrix.ts'

/** One cell as a sentence, e.g. "Of 40 true “anomaly”, 12 predicted “normal” (30.0 %)." */
export function describeCell(matrix: ConfusionMatrix, row: number, column: number): string {
  const counts = matrix.counts[row] ?? []
  const support = counts.reduce((total, count) => total + count, 0)
  const actual = withoutDirectionMarks(matrix.labels[row] ?? '')
  const predicted = withoutDirectionMarks(matrix.labels[column] ?? '')
  if (support === 0) return `No sample is truly “${actual}”.`
  const share = shareOfTrueClass(matrix)[row]?.[column] ?? 0
  return (
    `Of ${formatNumber(support)} true “${actual}”, ${formatNumber(counts[column] ?? 0)} ` +
    `predicted “${predicted}” (${formatPercent(share)}).`
  )
}
