import { formatPercent } from '#ui/formatPercent.ts'
import { accuracy, type ConfusionMatrix } from './confusionMatrix.ts'
import type { MatrixFile } from './matrixSources.ts'

/** What a matrix comes to, or which file is read to take its place; null where neither is known. */
export function matrixSummary(matrix: ConfusionMatrix, next: MatrixFile | null): string | null {
  if (next)
    return next.unit === null ? 'reading another file…' : `reading ${next.unit} ${next.step}…`
  const share = accuracy(matrix)
  return share === null ? null : `accuracy ${formatPercent(share)}`
}
