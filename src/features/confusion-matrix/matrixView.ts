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

/** Matrices side by side ask for the same several times; one of many classes takes a while. */
const known = new WeakMap<ConfusionMatrix, Map<MatrixView, Float64Array>>()

/** A number for each cell, in the order of `cells`: samples, or a share from 0 to 1. Nobody may change them. */
export function viewCells(matrix: ConfusionMatrix, view: MatrixView): Float64Array {
  if (view === matrix.content) return matrix.cells
  const views = known.get(matrix) ?? new Map<MatrixView, Float64Array>()
  known.set(matrix, views)
  const cells = views.get(view) ?? MAKERS[view](matrix)
  views.set(view, cells)
  return cells
}

const MAKERS: Record<MatrixView, (matrix: ConfusionMatrix) => Float64Array> = {
  counts: ({ cells }) => cells,
  sharesOfTrue,
  sharesOfPredicted,
  sharesOfAll,
}
