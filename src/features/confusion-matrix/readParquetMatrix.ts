import { wholeFile } from '#files/rangeFile.ts'
import { MatrixProblem } from './matrixProblem.ts'
import { tableMatrix, type TableMatrix } from './tableMatrix.ts'

export const isParquet = (path: string) => /\.(parquet|pq)$/i.test(path)

/** Where pandas keeps the labels of rows that have no name of their own: behind all columns. */
const PANDAS_INDEX = '__index_level_0__'

/** A matrix from a Parquet file: counted pairs, predictions, or the matrix itself with its labels. A `MatrixProblem` where it is none of these. */
export async function readParquetMatrix(bytes: Uint8Array<ArrayBuffer>): Promise<TableMatrix> {
  const { ParquetReader } = await import('#files/ParquetReader.ts')
  const reader = await ParquetReader.open(wholeFile(bytes))
  while (!(await reader.advance()));
  const { rows, columns, totalColumns, problems } = reader.table
  const [problem] = problems
  if (problem !== undefined) throw new MatrixProblem(problem)
  if (reader.isCut || totalColumns !== null) throw new MatrixProblem('it is too large to be read')
  const ordered = columns.toSorted(
    (a, b) => Number(b.name === PANDAS_INDEX) - Number(a.name === PANDAS_INDEX),
  )
  return tableMatrix({
    columns: ordered.map(({ name }) => name),
    rows: Array.from({ length: rows }, (_, row) => ordered.map((column) => column.text(row))),
  })
}
