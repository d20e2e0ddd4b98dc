/** Rows are the true class, columns the predicted one; both follow `labels`. Square, finite, not negative. */
export type ConfusionMatrix = { labels: readonly string[]; counts: readonly (readonly number[])[] }

/** How one class fared. A share whose denominator is 0 is null. */
export type ClassScore = {
  label: string
  precision: number | null
  recall: number | null
  f1: number | null
  /** How many samples truly are of this class. */
  support: number
}

/** Samples of one class that were taken for another; `share` is of the true class, 0 to 1. */
export type Confusion = { actual: string; predicted: string; count: number; share: number }

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole)

/** Each row as shares of its true class. A class that never occurred is all zeros. */
export const shareOfTrueClass = ({ counts }: ConfusionMatrix): number[][] =>
  counts.map((row) => {
    const support = sum(row)
    return row.map((count) => ratio(count, support) ?? 0)
  })

/** The share of all samples on the diagonal; null for a matrix of zeros. */
export const accuracy = ({ counts }: ConfusionMatrix): number | null =>
  ratio(sum(counts.map((row, i) => row[i] ?? 0)), sum(counts.flat()))

/** Precision, recall, F1 and support of each class, in the order of the labels. */
export function scoreClasses({ labels, counts }: ConfusionMatrix): ClassScore[] {
  const supports = counts.map(sum)
  const predicted = labels.map((_label, column) => sum(counts.map((row) => row[column] ?? 0)))
  return labels.map((label, i) => {
    const correct = counts[i]?.[i] ?? 0
    const support = supports[i] ?? 0
    const called = predicted[i] ?? 0
    return {
      label,
      precision: ratio(correct, called),
      recall: ratio(correct, support),
      // Equal to the harmonic mean of the two, and defined where only one of them is.
      f1: ratio(2 * correct, support + called),
      support,
    }
  })
}

/** The pairs of classes that are confused most, by count, the larger share first among equals. */
export function mostConfused(matrix: ConfusionMatrix, limit: number): Confusion[] {
  const shares = shareOfTrueClass(matrix)
  const confusions = matrix.labels.flatMap((actual, row) =>
    matrix.labels.map((predicted, column) => ({
      actual,
      predicted,
      count: row === column ? 0 : (matrix.counts[row]?.[column] ?? 0),
      share: shares[row]?.[column] ?? 0,
    })),
  )
  return confusions
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || b.share - a.share)
    .slice(0, limit)
}
