import { NpyProblem, readNpy } from '#src/files/readNpy.ts'
import { MatrixProblem } from './matrixProblem.ts'
import { squareOfCells } from './squareMatrix.ts'
import type { TableMatrix } from './tableMatrix.ts'

/** A matrix from a NumPy file, which names no classes. A `MatrixProblem` where it is no square of numbers. */
export function readNpyMatrix(bytes: Uint8Array): TableMatrix {
  const { shape, values } = readArray(bytes)
  const [rows = 0, columns] = shape
  if (shape.length !== 2 || columns !== rows) {
    throw new MatrixProblem(`it is not square: its shape is (${shape.join(', ')})`)
  }
  return { ...squareOfCells(values, rows), samples: null }
}

function readArray(bytes: Uint8Array) {
  try {
    return readNpy(bytes)
  } catch (error) {
    if (error instanceof NpyProblem) throw new MatrixProblem(error.message)
    throw error
  }
}
