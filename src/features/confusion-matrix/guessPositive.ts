import { type ConfusionMatrix, matrixSums } from './confusionMatrix.ts'

const POSITIVE =
  /^(1|1\.0|true|yes|positive|pos|anomal(y|ous)|outlier|fraud|spam|defect|failure|attack)$/i

/** The place of the class that a detector of two classes is after: by its name, or else the one with fewer samples. */
export function guessPositive(matrix: ConfusionMatrix): number {
  const named = matrix.labels.findIndex((label) => POSITIVE.test(label))
  if (named !== -1) return named
  const [first = 0, second = 0] = matrixSums(matrix).byActual
  return first < second ? 0 : 1
}
