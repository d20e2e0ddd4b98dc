import { useQueries } from '@tanstack/react-query'
import type { Run } from '#mlflow/runs.ts'
import type { ConfusionMatrix } from './confusionMatrix.ts'
import type { Samples } from './countSamples.ts'
import { matchSamples } from './matchSamples.ts'
import { matrixQueries } from './matrixQueries.ts'
import type { MatrixSource } from './matrixSources.ts'
import type { MatrixReading } from './readConfusionMatrix.ts'

/** The samples behind a matrix, as far as they are known. */
export type KnownSamples =
  | { state: 'known'; samples: Samples; from: string }
  | { state: 'loading' }
  /** `reason` is a sentence. */
  | { state: 'unknown'; reason: string }

type Matrix = {
  path: string
  reading: MatrixReading & { state: 'read' }
  matrix: ConfusionMatrix
}

/**
 * The samples behind a run's matrix: those of its own file, or of a file of predictions beside it that comes to the same
 * counts. Files of predictions may be large, and are read only once they are wanted.
 */
export function useSamples(
  run: Run,
  sources: readonly MatrixSource[],
  { path, reading, matrix }: Matrix,
  wanted: boolean,
): KnownSamples {
  const files = sources.flatMap(({ kind, files }) =>
    kind === 'predictions' ? files.map((file) => file.path) : [],
  )
  const answers = useQueries({
    queries: files.map((file) => ({
      ...matrixQueries.reading(run, file),
      enabled: wanted && !reading.samples,
    })),
  })
  if (reading.samples) return { state: 'known', samples: reading.samples, from: path }
  for (const [i, answer] of answers.entries()) {
    if (answer.data?.state !== 'read' || !answer.data.samples) continue
    const samples = matchSamples(matrix, {
      matrix: answer.data.matrix,
      samples: answer.data.samples,
    })
    if (samples) return { state: 'known', samples, from: files[i] ?? '' }
  }
  if (answers.some(({ data, error }) => !data && !error)) return { state: 'loading' }
  return {
    state: 'unknown',
    reason:
      files.length === 0
        ? 'No samples can be listed: the run has no file of predictions beside the matrix, such as a predictions.csv with columns y_true and y_pred.'
        : `No samples can be listed: the predictions in ${files.join(', ')} do not come to the counts of this matrix.`,
  }
}
