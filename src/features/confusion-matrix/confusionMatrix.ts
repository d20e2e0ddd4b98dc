/** What the numbers of a matrix are: samples, or shares (0 to 1) of each true class, of each predicted class, or of all. */
export type MatrixContent = 'counts' | 'sharesOfTrue' | 'sharesOfPredicted' | 'sharesOfAll'

/** Which samples of which class were taken for which. */
export type ConfusionMatrix = {
  labels: readonly string[]
  /**
   * Row by row, the true class by row and the predicted one by column: `cells[actual * labels.length + predicted]`. None
   * is negative; samples that carry weights make fractions of counts.
   */
  cells: Float64Array
  content: MatrixContent
}

/** How one class fared. A share whose denominator is 0, or is not known, is null. */
export type ClassScore = {
  label: string
  precision: number | null
  recall: number | null
  f1: number | null
  /** How many samples truly are of this class; null where the matrix holds shares. */
  support: number | null
}

/** Samples of one class that were taken for another; `share` is of the true class, 0 to 1. */
export type Confusion = {
  actual: string
  predicted: string
  /** Null where the matrix holds shares. */
  count: number | null
  share: number
}

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole)

export const cellAt = ({ labels, cells }: ConfusionMatrix, actual: number, predicted: number) =>
  cells[actual * labels.length + predicted] ?? 0

type Sums = { byActual: Float64Array; byPredicted: Float64Array; all: number }

/** Of a matrix that stays as it is, the sums are made once: all that is told of it needs them, of a million cells too. */
const knownSums = new WeakMap<ConfusionMatrix, Sums>()

/** The sum of each row and of each column. */
export function matrixSums(matrix: ConfusionMatrix): Sums {
  const known = knownSums.get(matrix)
  if (known) return known
  const { labels, cells } = matrix
  const size = labels.length
  const byActual = new Float64Array(size)
  const byPredicted = new Float64Array(size)
  for (let row = 0, at = 0; row < size; row++) {
    let sum = 0
    for (let column = 0; column < size; column++, at++) {
      const cell = cells[at] ?? 0
      sum += cell
      byPredicted[column] = (byPredicted[column] ?? 0) + cell
    }
    byActual[row] = sum
  }
  const sums = { byActual, byPredicted, all: byActual.reduce((total, sum) => total + sum, 0) }
  knownSums.set(matrix, sums)
  return sums
}

/** Each cell as a share of its true class, in the order of `cells`. A class that never occurred is all zeros. */
export const sharesOfTrue = (matrix: ConfusionMatrix) =>
  divided(matrix, (row) => matrixSums(matrix).byActual.subarray(row, row + 1))

/** Each cell as a share of its predicted class. A class that was never predicted is all zeros. */
export const sharesOfPredicted = (matrix: ConfusionMatrix) =>
  divided(matrix, () => matrixSums(matrix).byPredicted)

/** Each cell as a share of all samples. */
export const sharesOfAll = (matrix: ConfusionMatrix) =>
  divided(matrix, () => Float64Array.of(matrixSums(matrix).all))

/** `wholesOf` gives what the cells of a row are parts of: one for each column, or one for them all. */
function divided(
  { labels, cells }: ConfusionMatrix,
  wholesOf: (row: number) => Float64Array,
): Float64Array {
  const size = labels.length
  const shares = new Float64Array(size * size)
  for (let row = 0, at = 0; row < size; row++) {
    const wholes = wholesOf(row)
    const last = wholes.length - 1
    for (let column = 0; column < size; column++, at++) {
      const whole = wholes[Math.min(column, last)] ?? 0
      shares[at] = whole === 0 ? 0 : (cells[at] ?? 0) / whole
    }
  }
  return shares
}

/** Whether sums over rows and over columns are comparable: shares of one class say nothing of how large another is. */
const isWhole = ({ content }: ConfusionMatrix) => content === 'counts' || content === 'sharesOfAll'

/** The share of all samples on the diagonal; null for a matrix of zeros, or where shares of each class are all that is known. */
export function accuracy(matrix: ConfusionMatrix): number | null {
  if (!isWhole(matrix)) return null
  const correct = matrix.labels.reduce((sum, _label, i) => sum + cellAt(matrix, i, i), 0)
  return ratio(correct, matrixSums(matrix).all)
}

/** Precision, recall, F1 and support of each class, in the order of the labels. */
export function scoreClasses(matrix: ConfusionMatrix): ClassScore[] {
  const { byActual, byPredicted } = matrixSums(matrix)
  const whole = isWhole(matrix)
  return matrix.labels.map((label, i) => {
    const correct = cellAt(matrix, i, i)
    const actual = byActual[i] ?? 0
    const called = byPredicted[i] ?? 0
    return {
      label,
      precision: whole || matrix.content === 'sharesOfPredicted' ? ratio(correct, called) : null,
      recall: whole || matrix.content === 'sharesOfTrue' ? ratio(correct, actual) : null,
      // Equal to the harmonic mean of the two, and defined where only one of them is.
      f1: whole ? ratio(2 * correct, actual + called) : null,
      support: matrix.content === 'counts' ? actual : null,
    }
  })
}

export type MeanScore = Pick<ClassScore, 'precision' | 'recall' | 'f1'>

/**
 * The scores of all classes as one, as scikit-learn's `classification_report` has them: `macro` counts every class alike,
 * `weighted` by its support, null where that is not known. A score that is not defined counts as 0 (scikit-learn's
 * `zero_division`); classes that neither occurred nor were predicted do not count.
 */
export function meanScores(matrix: ConfusionMatrix): {
  macro: MeanScore
  weighted: MeanScore | null
} {
  const { byActual, byPredicted, all } = matrixSums(matrix)
  const weights = [...byActual].map((actual, i) => (actual + (byPredicted[i] ?? 0) > 0 ? 1 : 0))
  const present = weights.filter((weight) => weight === 1).length
  const scores = scoreClasses(matrix)
  const means = (weights: ArrayLike<number>, sum: number): MeanScore => {
    const mean = (values: (number | null)[]) => {
      // What is null for every class is not known at all.
      if (sum === 0 || values.every((value) => value === null)) return null
      const total = values.reduce<number>(
        (total, value, i) => total + (value ?? 0) * (weights[i] ?? 0),
        0,
      )
      return total / sum
    }
    return {
      precision: mean(scores.map(({ precision }) => precision)),
      recall: mean(scores.map(({ recall }) => recall)),
      f1: mean(scores.map(({ f1 }) => f1)),
    }
  }
  return {
    macro: means(weights, present),
    weighted: isWhole(matrix) ? means(byActual, all) : null,
  }
}

/** The pairs of classes that are confused most, by count (or by share, where shares are all there is), the larger share first among equals. */
export function mostConfused(matrix: ConfusionMatrix, limit: number): Confusion[] {
  const { labels, cells, content } = matrix
  const size = labels.length
  const { byActual } = matrixSums(matrix)
  const shareAt = (at: number) => ratio(cells[at] ?? 0, byActual[Math.floor(at / size)] ?? 0) ?? 0
  const compare = (a: number, b: number) =>
    (cells[b] ?? 0) - (cells[a] ?? 0) || shareAt(b) - shareAt(a) || a - b
  // Of a million cells, only the few that come first are put in order.
  let first: number[] = []
  for (const [at, cell] of cells.entries()) {
    if (cell === 0 || Math.floor(at / size) === at % size) continue
    const last = first.at(-1)
    if (first.length >= limit && last !== undefined && compare(last, at) < 0) continue
    first = [...first, at].toSorted(compare).slice(0, limit)
  }
  return first.map((at) => ({
    actual: labels[Math.floor(at / size)] ?? '',
    predicted: labels[at % size] ?? '',
    count: content === 'counts' ? (cells[at] ?? 0) : null,
    share: shareAt(at),
  }))
}
