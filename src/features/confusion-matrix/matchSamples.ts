import type { ConfusionMatrix } from './confusionMatrix.ts'
import type { Samples } from './countSamples.ts'

/**
 * The samples of a file of predictions as those of a matrix from another file, whose places they then have; null where
 * they make another matrix. Classes are told by their names, or by their order where the predictions have numbers for them.
 */
export function matchSamples(
  matrix: ConfusionMatrix,
  counted: { matrix: ConfusionMatrix; samples: Samples },
): Samples | null {
  const { labels } = counted.matrix
  if (labels.length > matrix.labels.length || matrix.content !== 'counts') return null
  const byName = labels.map((label) => matrix.labels.indexOf(label))
  const places = byName.includes(-1) ? [...labels.keys()] : byName
  const { samples } = counted
  const placed = (list: Uint32Array) => list.map((place) => places[place] ?? 0)
  const [actual, predicted] = [placed(samples.actual), placed(samples.predicted)]
  const cells = new Float64Array(matrix.cells.length)
  for (const [i, row] of actual.entries()) {
    const at = row * matrix.labels.length + (predicted[i] ?? 0)
    cells[at] = (cells[at] ?? 0) + 1
  }
  const same = cells.every((cell, at) => cell === matrix.cells[at])
  return same ? { ...samples, actual, predicted } : null
}

/** Rows of the samples whose classes are among these places, at most so many; and how many there are. */
export function samplesIn(
  { rows, actual, predicted }: Samples,
  cell: { actual: ReadonlySet<number>; predicted: ReadonlySet<number> },
  limit: number,
): { rows: number[]; count: number } {
  const found: number[] = []
  let count = 0
  for (const [i, row] of rows.entries()) {
    if (!cell.actual.has(actual[i] ?? -1) || !cell.predicted.has(predicted[i] ?? -1)) continue
    count++
    if (found.length < limit) found.push(row)
  }
  return { rows: found, count }
}
