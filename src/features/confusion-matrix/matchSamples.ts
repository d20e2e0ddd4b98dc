import type { ConfusionMatrix } from './confusionMatrix.ts'
import type { Samples } from './countSamples.ts'

/**
 * The samples of a file of predictions as those of a matrix from another file, whose places they then have; null where
 * they make another matrix. Classes are told by their names; or by their places, where the predictions have numbers for
 * them; or by their order, where there are as many of them.
 */
export function matchSamples(
  matrix: ConfusionMatrix,
  counted: { matrix: ConfusionMatrix; samples: Samples },
): Samples | null {
  if (matrix.content !== 'counts') return null
  const places = placesOf(counted.matrix.labels, matrix.labels)
  if (!places) return null
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

function placesOf(labels: readonly string[], among: readonly string[]): number[] | null {
  const byName = labels.map((label) => among.indexOf(label))
  if (!byName.includes(-1)) return byName
  const numbers = labels.map(Number)
  if (numbers.every((place) => Number.isInteger(place) && place >= 0 && place < among.length)) {
    return numbers
  }
  return labels.length === among.length ? [...labels.keys()] : null
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
