import type { ConfusionMatrix } from './confusionMatrix.ts'

/** The classes of several matrices: those of the first in its order, then what the others have besides. */
export const allLabels = (matrices: readonly ConfusionMatrix[]): string[] => [
  ...new Set(matrices.flatMap(({ labels }) => labels)),
]

/** A matrix over these classes: those that it lacks are all zeros. */
export function overLabels(matrix: ConfusionMatrix, labels: readonly string[]): ConfusionMatrix {
  const size = labels.length
  if (size === matrix.labels.length && labels.every((label, i) => label === matrix.labels[i])) {
    return matrix
  }
  const places = new Map(labels.map((label, i) => [label, i]))
  const cells = new Float64Array(size * size)
  const to = matrix.labels.map((label) => places.get(label) ?? -1)
  let at = 0
  for (const row of to) {
    for (const column of to) {
      const cell = matrix.cells[at++] ?? 0
      if (row >= 0 && column >= 0) cells[row * size + column] = cell
    }
  }
  return { labels, cells, content: matrix.content }
}

/** What two matrices do not have in common, each a sentence; `names` are those of the two on screen. */
export const describeMismatch = (
  a: ConfusionMatrix,
  b: ConfusionMatrix,
  names: { a: string; b: string },
): string[] => [...describeExtra(a, b, names.a), ...describeExtra(b, a, names.b)]

const NAMED = 5

function describeExtra(
  { labels }: ConfusionMatrix,
  other: ConfusionMatrix,
  name: string,
): string[] {
  const known = new Set(other.labels)
  const extra = labels.filter((label) => !known.has(label))
  if (extra.length === 0) return []
  return extra.length > NAMED
    ? [`${extra.length} classes are in ${name} alone.`]
    : [`In ${name} alone: ${extra.join(', ')}.`]
}
