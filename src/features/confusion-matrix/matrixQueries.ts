import { queryOptions } from '@tanstack/react-query'
import { artifactQueries } from '#mlflow/artifacts.ts'
import { isActive, type Run } from '#mlflow/runs.ts'
import { matrixSources } from './matrixSources.ts'
import { type MatrixReading, readConfusionMatrix } from './readConfusionMatrix.ts'

/** A larger file is not read as a matrix; one of 1,000 classes is about a tenth of it. */
const MOST_BYTES = 50_000_000

const ACTIVE_POLL_MS = 15_000

/** The files of a run that is still going may change. */
const freshness = (run: Run): { staleTime: number; refetchInterval: number | false } => ({
  staleTime: isActive(run) ? 0 : 60_000,
  refetchInterval: isActive(run) ? ACTIVE_POLL_MS : false,
})

export const matrixQueries = {
  /** Where a run's matrices lie, and whether all of its folders were looked into. */
  sources: (run: Run) =>
    queryOptions({
      queryKey: [...artifactQueries.all(run.id), 'matrix sources'],
      queryFn: async ({ client }) => {
        const { artifacts, skipped } = await client.fetchQuery(artifactQueries.everywhere(run.id))
        return { sources: matrixSources(artifacts), skipped }
      },
      ...freshness(run),
    }),

  /** One file, read as a matrix. */
  reading: (run: Run, path: string) =>
    queryOptions({
      queryKey: [...artifactQueries.all(run.id), 'matrix', path],
      queryFn: async ({ client }): Promise<MatrixReading> =>
        readConfusionMatrix(
          path,
          await client.fetchQuery(artifactQueries.text(run.id, path, MOST_BYTES)),
        ),
      ...freshness(run),
    }),
}
