import { invalid } from '#protocol/errors.ts'

/**
 * Counts samples by true and predicted class, both given as indices into `labels`. Rows are the true class, columns the
 * predicted one. Throws INVALID_PARAMETER_VALUE, naming the field.
 */
export function countConfusions(
  yTrue: readonly number[],
  yPred: readonly number[],
  labels: readonly string[],
): number[][] {
  if (labels.length === 0) throw invalid('labels: at least one is needed')
  if (new Set(labels).size < labels.length) throw invalid('labels: one occurs twice')
  if (yTrue.length !== yPred.length) {
    throw invalid(`yPred: ${yPred.length} predictions for the ${yTrue.length} samples of yTrue`)
  }
  checkClasses('yTrue', yTrue, labels)
  checkClasses('yPred', yPred, labels)
  const matrix = labels.map(() => labels.map(() => 0))
  yTrue.forEach((trueClass, sample) => {
    const row = matrix[trueClass]
    const predicted = yPred[sample]
    if (row && predicted !== undefined) row[predicted] = (row[predicted] ?? 0) + 1
  })
  return matrix
}

function checkClasses(field: string, classes: readonly number[], labels: readonly string[]) {
  const sample = classes.findIndex((index) => !Number.isInteger(index) || !(index in labels))
  if (sample === -1) return
  throw invalid(
    `${field}[${sample}]: ${classes[sample]} is not the index of one of the ${labels.length} labels`,
  )
}

/** `confusion_matrix.json`, or with a step a file whose name sorts by it: `confusion_matrices/step_000010.json`. */
export function confusionMatrixPath(step: number | undefined): string {
  if (step === undefined) return 'confusion_matrix.json'
  if (!Number.isSafeInteger(step) || step < 0) {
    throw invalid(`step: expected a whole number from 0 on, got ${step}`)
  }
  return `confusion_matrices/step_${String(step).padStart(6, '0')}.json`
}
