import type { ConfusionMatrix } from '#features/confusion-matrix/confusionMatrix.ts'

/** A matrix of counts from its rows, the true class by row. */
export const countsMatrix = (
  labels: readonly string[],
  rows: readonly (readonly number[])[],
): ConfusionMatrix => ({ labels, cells: Float64Array.from(rows.flat()), content: 'counts' })
