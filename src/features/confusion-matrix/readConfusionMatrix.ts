import { textOf } from '#files/encoding.ts'
import { MatrixProblem } from './matrixProblem.ts'
import { readCsvMatrix } from './readCsvMatrix.ts'
import { readJsonLines } from './readJsonLines.ts'
import { readJsonMatrix } from './readJsonMatrix.ts'
import { readNpyMatrix } from './readNpyMatrix.ts'
import { isParquet } from './readParquetMatrix.ts'
import { tableMatrix, type TableMatrix } from './tableMatrix.ts'

export type MatrixReading =
  | ({ state: 'read' } & TableMatrix)
  /** `reason` is a clause about the file, e.g. "it is not square: row 2 has 3 numbers for 2 labels". */
  | { state: 'refused'; reason: string }

const readers: readonly [RegExp, (bytes: Uint8Array) => TableMatrix][] = [
  [/\.json$/i, (bytes) => readJsonMatrix(textOf(bytes))],
  [/\.(jsonl|ndjson)$/i, (bytes) => tableMatrix(readJsonLines(textOf(bytes)))],
  [/\.(csv|tsv)$/i, (bytes) => readCsvMatrix(textOf(bytes))],
  [/\.npy$/i, readNpyMatrix],
]

/** Whether a file's name says that it is of a format a matrix can be read from. */
export const isMatrixFormat = (path: string) =>
  isParquet(path) || readers.some(([name]) => name.test(path))

/** Reads a file, by the format that its name says, as a confusion matrix; whatever is none is refused with the reason. */
export function readConfusionMatrix(path: string, bytes: Uint8Array): MatrixReading {
  const reader = readers.find(([name]) => name.test(path))
  if (!reader) return { state: 'refused', reason: 'its name ends in no format that holds a matrix' }
  try {
    return { state: 'read', ...reader[1](bytes) }
  } catch (error) {
    return refusalOf(error)
  }
}

/** What is no matrix is refused; any other error is thrown again. */
export function refusalOf(error: unknown): MatrixReading {
  if (error instanceof MatrixProblem) return { state: 'refused', reason: error.message }
  throw error
}
