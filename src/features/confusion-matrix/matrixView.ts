import {
  type ConfusionMatrix,
  type MatrixContent,
  sharesOfAll,
  sharesOfPredicted,
  sharesOfTrue,
} from './confusionMatrix.ts'

/** What the cells on screen say: what the file holds, or shares made of it. */
export type MatrixView = MatrixContent

export const VIEW_NAMES: Record<MatrixView, string> = {
  counts: 'Counts',
  sharesOfTrue: '% of true',
  sharesOfPredicted: '% of predicted',
  sharesOfAll: '% of all',
}

/** What a share is of, in a sentence. */
export const VIEW_UNITS: Record<MatrixView, string> = {
  counts: 'samples',
  sharesOfTrue: 'of the true class',
  sharesOfPredicted: 'of the predicted class',
  sharesOfAll: 'of all samples',
}

const AVAILABLE: Record<MatrixContent, readonly MatrixView[]> = {
  counts: ['counts', 'sharesOfTrue', 'sharesOfPredicted', 'sharesOfAll'],
  sharesOfAll: ['sharesOfAll', 'sharesOfTrue', 'sharesOfPredicted'],
  // Nothing is known of how large one class is beside another.
  sharesOfTrue: ['sharesOfTrue'],
  sharesOfPredicted: ['sharesOfPredicted'],
}

/** The views that can be had of what a file holds. */
export const viewsOf = (content: MatrixContent) => AVAILABLE[content]

/** The wanted view, or else the first that there is. */
export const viewFor = ({ content }: Pick<ConfusionMatrix, 'content'>, wanted: MatrixView) =>
  AVAILABLE[content].find((view) => view === wanted) ?? AVAILABLE[content][0] ?? content

/** A number for each cell, in the order of `cells`: samples, or a share from 0 to 1. */
export function viewCells(matrix: ConfusionMatrix, view: MatrixView): Float64Array {
  if (view === matrix.content) return matrix.cells
  if (view === 'sharesOfTrue') return sharesOfTrue(matrix)
  if (view === 'sharesOfPredicted') return sharesOfPredicted(matrix)
  return view === 'sharesOfAll' ? sharesOfAll(matrix) : matrix.cells
}
