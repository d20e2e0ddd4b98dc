import { queryOptions } from '@tanstack/react-query'
import { readArtifact } from '#mlflow/artifactBytes.ts'
import { artifactQueries } from '#mlflow/artifacts.ts'
import { isActive } from '#mlflow/runs.ts'
import type { WalkedArtifacts } from '#mlflow/walkArtifacts.ts'
import type { MatrixRun } from './matrixRun.ts'
import { type MatrixFile, type MatrixSource, matrixSources } from './matrixSources.ts'
import type { MatrixReading } from './readConfusionMatrix.ts'
import { readMatrixAside } from './readMatrixAside.ts'

/** A larger file is not read as a matrix; one of 1,000 classes is about a tenth of it. */
const MOST_BYTES = 50_000_000

const ACTIVE_POLL_MS = 15_000

/** The files of a run that is still going may change. */
const freshness = (run: MatrixRun): { staleTime: number; refetchInterval: number | false } => ({
  staleTime: isActive(run) ? 0 : 60_000,
  refetchInterval: isActive(run) ? ACTIVE_POLL_MS : false,
})

/** Where a run's matrices lie, and which of its folders were not looked into. */
export type FoundSources = { sources: readonly MatrixSource[]; skipped: readonly string[] }

export const matrixQueries = {
  sources: (run: MatrixRun) =>
    queryOptions({
      ...artifactQueries.everywhere(run.id),
      select: toSources,
      ...freshness(run),
    }),

  /** One file, read as a matrix; it says which it is, since it may stay on screen while another is read. */
  reading: (run: MatrixRun, file: MatrixFile) =>
    queryOptions({
      queryKey: [...artifactQueries.all(run.id), 'matrix', file],
      queryFn: async ({ signal }): Promise<FileReading> => {
        const bytes = await readArtifact(run.id, file.path, MOST_BYTES, signal)
        return { runId: run.id, file, reading: await readMatrixAside(file.path, bytes, signal) }
      },
      // Comparing a large file cell by cell with its former self takes longer than drawing it.
      structuralSharing: false,
      ...freshness(run),
    }),
}

export type FileReading = { runId: string; file: MatrixFile; reading: MatrixReading }

const toSources = ({ artifacts, skipped }: WalkedArtifacts): FoundSources => ({
  sources: matrixSources(artifacts),
  skipped,
})
