import { useQuery } from '@tanstack/react-query'
import { type FileReading, matrixQueries } from './matrixQueries.ts'
import type { MatrixFile } from './matrixSources.ts'
import type { MatrixReading } from './readConfusionMatrix.ts'
import type { WantedMatrix } from './useRunSources.ts'

/** How far a run's matrix has come. */
export type ReadMatrix =
  /** The file is an image, whose numbers nobody can read. */
  | { state: 'picture' | 'loading'; file: MatrixFile }
  | { state: 'refused'; file: MatrixFile; reason: string }
  | {
      state: 'read'
      file: MatrixFile
      reading: Extract<MatrixReading, { state: 'read' }>
      /** The file that is read to take its place; null for none. */
      next: MatrixFile | null
    }

/** The matrix in a run's file. While another file is read, the former one stays, and says which it is. */
export function useMatrixFile({ run, source, file }: WantedMatrix): ReadMatrix {
  const { data, error } = useQuery({
    ...matrixQueries.reading(run, file),
    enabled: source.kind !== 'picture',
    // Of the same run alone: with another one, the name above it would be wrong.
    placeholderData: (before: FileReading | undefined) =>
      before?.runId === run.id ? before : undefined,
  })
  if (source.kind === 'picture') return { state: 'picture', file }
  if (!data) {
    return error
      ? { state: 'refused', file, reason: `it could not be read: ${error.message}` }
      : { state: 'loading', file }
  }
  const { reading } = data
  if (reading.state === 'refused') {
    return { state: 'refused', file: data.file, reason: reading.reason }
  }
  return {
    state: 'read',
    file: data.file,
    reading,
    next: data.file.path === file.path ? null : file,
  }
}
