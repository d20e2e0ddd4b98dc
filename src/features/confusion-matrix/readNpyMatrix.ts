import { FileProblem } from '#files/FileProblem.ts'
import { placeOf, readNpy } from '#files/readNpy.ts'
import { counted, MatrixProblem } from './matrixProblem.ts'
import { squareOfCells } from './squareMatrix.ts'
import type { TableMatrix } from './tableMatrix.ts'

/** A matrix from a NumPy file, which names no classes. A `MatrixProblem` where it is no square of numbers. */
export function readNpyMatrix(bytes: Uint8Array): TableMatrix {
  const array = readArray(bytes)
  const [rows = 0, columns] = array.shape
  if (array.shape.length !== 2 || columns !== rows) {
    throw new MatrixProblem(`it is not square: its shape is (${array.shape.join(', ')})`)
  }
  if (array.present < array.count) {
    throw new MatrixProblem(
      `its data are cut off: ${array.present.toLocaleString('en')} of ${counted(array.count, 'value')}`,
    )
  }
  const cells = Float64Array.from({ length: array.count }, (_, at) => {
    const value = array.valueAt(placeOf(array, [Math.floor(at / rows), at % rows]))
    if (typeof value === 'string') throw new MatrixProblem('its items are not numbers')
    return Number(value)
  })
  const { matrix, notes } = squareOfCells(cells, rows)
  const rounded = cells.filter((cell) => Number.isInteger(cell) && !Number.isSafeInteger(cell))
  const note = `Rounded: ${counted(rounded.length, 'count')} beyond 2^53.`
  return { matrix, notes: rounded.length > 0 ? [...notes, note] : notes, samples: null }
}

function readArray(bytes: Uint8Array) {
  try {
    return readNpy(bytes)
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error
    // Here the sentence is a clause.
    throw new MatrixProblem(error.message.charAt(0).toLowerCase() + error.message.slice(1))
  }
}
