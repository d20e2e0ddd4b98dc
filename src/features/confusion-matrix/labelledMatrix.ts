import { abbreviate, MatrixProblem } from './matrixProblem.ts'
import { type NotedMatrix, squareMatrix } from './squareMatrix.ts'

/** What stands before a class where labels say which side is which, e.g. `Actual 0` and `Pred_0`. */
const SIDES = {
  actual: /^(actual|true|truth|ground[ _-]?truth)[ _:-]+/i,
  predicted: /^(predicted|prediction|pred)[ _:-]+/i,
}

type Sides = { above: readonly string[]; beside: readonly string[] }

/** Whether these can be the labels above and beside one square: the same in any order, but for what names the sides. */
export function areSides({ above, beside }: Sides): boolean {
  const { above: columns, beside: rows } = namedSides({ above, beside }) ?? { above, beside }
  return columns.length === rows.length && rows.every((label) => columns.includes(label))
}

/**
 * A matrix from rows with labels above and beside them, in any order. Rows are the true class, unless the labels of both
 * sides say otherwise. A `MatrixProblem` where a label of one side is missing on the other.
 */
export function labelledMatrix(
  sides: Sides,
  rows: readonly (readonly unknown[] | undefined)[],
): NotedMatrix {
  const named = namedSides(sides)
  const { above, beside } = named ?? sides
  const rowOf = new Map(beside.map((label, i) => [label, rows[i] ?? []]))
  const stranger = beside.find((label) => !above.includes(label))
  if (stranger !== undefined) {
    throw new MatrixProblem(`row ${abbreviate(stranger)} is none of its columns`)
  }
  if (rowOf.size < rows.length) throw new MatrixProblem('two of its rows have the same label')
  const ordered = above.map((label) => rowOf.get(label) ?? [])
  const turned = named?.rows === 'predicted'
  const { matrix, notes } = squareMatrix(
    above,
    turned ? above.map((_label, i) => ordered.map((row) => row[i])) : ordered,
  )
  const note = 'The file has predicted classes by row, as its labels say; it is turned.'
  return { matrix, notes: turned ? [...notes, note] : notes }
}

/** The labels without what names their side; null where they name none. */
function namedSides({ above, beside }: Sides) {
  const { actual, predicted } = SIDES
  for (const [rows, row, column] of [
    ['actual', actual, predicted],
    ['predicted', predicted, actual],
  ] as const) {
    const [columns, lines] = [without(above, column), without(beside, row)]
    if (columns && lines) return { rows, above: columns, beside: lines }
  }
  return null
}

const without = (labels: readonly string[], side: RegExp) =>
  labels.every((label) => side.test(label)) ? labels.map((label) => label.replace(side, '')) : null
