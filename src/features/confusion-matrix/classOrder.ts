import { cellAt, type ConfusionMatrix, matrixSums } from './confusionMatrix.ts'
import { similarOrder } from './similarOrder.ts'

export const CLASS_ORDERS = ['file', 'name', 'errors', 'support', 'similar'] as const

/** `errors`: most samples on the wrong side first. `similar`: those that are taken for each other stand together. */
export type ClassOrder = (typeof CLASS_ORDERS)[number]

/** The classes of a matrix in some order. */
export type OrderedClasses = {
  labels: readonly string[]
  /** What the order is, or why it is not the one that was asked for, as a sentence; null for that of the file. */
  note: string | null
}

/** More classes than these take too long to be put beside their like. */
export const MOST_SIMILAR = 400

/** The classes of a matrix in this order, by its own numbers; equal ones as in the file. */
export function orderedClasses(matrix: ConfusionMatrix, order: ClassOrder): OrderedClasses {
  return ORDERS[order](matrix)
}

const ORDERS: Record<ClassOrder, (matrix: ConfusionMatrix) => OrderedClasses> = {
  file: ({ labels }) => ({ labels, note: null }),
  name: ({ labels }) => {
    const collator = new Intl.Collator('en', { numeric: true })
    return { labels: labels.toSorted(collator.compare), note: 'Classes by name' }
  },
  errors: (matrix) => ({
    labels: bySize(matrix.labels, errorsOf(matrix)),
    note: 'Classes by errors, most first',
  }),
  support: (matrix) => {
    const { labels, content } = matrix
    if (content !== 'counts' && content !== 'sharesOfAll') {
      return { labels, note: 'Classes as in the file, which does not tell their support' }
    }
    const { byActual } = matrixSums(matrix)
    return { labels: bySize(labels, byActual), note: 'Classes by support, largest first' }
  },
  similar: (matrix) => {
    const { labels } = matrix
    if (labels.length > MOST_SIMILAR) {
      const note = `Classes as in the file: more than ${MOST_SIMILAR} are not put beside their like`
      return { labels, note }
    }
    return {
      labels: similarOrder(matrix).map((place) => labels[place] ?? ''),
      note: 'Classes that are taken for each other stand together',
    }
  },
}

/** Samples of each class that were taken for another; where only shares of predicted classes are known, the other way round. */
function errorsOf(matrix: ConfusionMatrix): number[] {
  const { byActual, byPredicted } = matrixSums(matrix)
  const sums = matrix.content === 'sharesOfPredicted' ? byPredicted : byActual
  return matrix.labels.map((_label, i) => (sums[i] ?? 0) - cellAt(matrix, i, i))
}

const bySize = (labels: readonly string[], sizes: ArrayLike<number>): string[] =>
  [...labels.keys()]
    .toSorted((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0))
    .map((place) => labels[place] ?? '')
