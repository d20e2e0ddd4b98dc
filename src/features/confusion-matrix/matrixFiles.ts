import { queryOptions } from '@tanstack/react-query'
import { artifactQueries } from '#mlflow/artifacts.ts'
import { isActive, type Run } from '#mlflow/runs.ts'
import { MlflowError } from '#protocol/errors.ts'
import { type MatrixReading, readConfusionMatrix } from './readConfusionMatrix.ts'

/** A file that by its name holds a confusion matrix; `path` is relative to the run's artifact root. */
export type MatrixFile = {
  path: string
  /** `unavailable`: the file could not be fetched; `reason` is the server's own sentence. */
  reading: MatrixReading | { state: 'unavailable'; reason: string }
}

/** Folders that training code commonly puts a matrix in, beside the root. */
const FOLDERS = new Set(['plots', 'figures', 'metrics', 'evaluation', 'reports'])
const NAME = /confusion[_ -]?matrix[^/]*\.json$/i
const ACTIVE_POLL_MS = 15_000

export const matrixQueries = {
  /** The confusion matrices among a run's artifacts, by path: those in the root first. */
  files: (run: Run) =>
    queryOptions({
      queryKey: [...artifactQueries.all(run.id), 'matrices'],
      queryFn: async ({ client }) => {
        const root = await client.fetchQuery(artifactQueries.folder(run.id, ''))
        const folders = await Promise.all(
          root
            .filter(({ path, isFolder }) => isFolder && FOLDERS.has(path.toLowerCase()))
            .map(({ path }) => client.fetchQuery(artifactQueries.folder(run.id, path))),
        )
        const found = [root, ...folders]
          .flat()
          .filter(({ path, isFolder }) => !isFolder && NAME.test(path))
        return Promise.all(
          found.map(async ({ path }): Promise<MatrixFile> => {
            try {
              const text = await client.fetchQuery(artifactQueries.text(run.id, path))
              return { path, reading: readConfusionMatrix(text) }
            } catch (error) {
              // One file that cannot be had leaves the others to be seen.
              if (!(error instanceof MlflowError)) throw error
              return { path, reading: { state: 'unavailable', reason: error.message } }
            }
          }),
        )
      },
      staleTime: isActive(run) ? 0 : 60_000,
      refetchInterval: isActive(run) ? ACTIVE_POLL_MS : false,
    }),
}
