import { useQueries } from '@tanstack/react-query'
import type { Run } from '#mlflow/runs.ts'
import { chooseSource, fileAt } from './chooseSource.ts'
import { matrixQueries } from './matrixQueries.ts'
import type { MatrixSearch } from './matrixSearch.ts'
import type { MatrixFilePath, MatrixSource } from './matrixSources.ts'
import type { MatrixReading } from './readConfusionMatrix.ts'

/** How far a run's matrix has come. */
export type MatrixProgress =
  | { state: 'looking' }
  | { state: 'failed'; reason: string }
  | { state: 'none' }
  | { state: 'picture' | 'loading'; file: MatrixFilePath; source: MatrixSource }
  | { state: 'done'; file: MatrixFilePath; source: MatrixSource; reading: MatrixReading }

export type RunReading = {
  run: Run
  sources: readonly MatrixSource[]
  /** How many folders were not looked into. */
  skipped: number
  progress: MatrixProgress
}

/** The matrix of each run that the page asks for; a file that is replaced stays on screen until the next one is there. */
export function useRunReadings(
  runs: readonly Run[],
  { source: key, step }: Pick<MatrixSearch, 'source' | 'step'>,
): RunReading[] {
  const searches = useQueries({ queries: runs.map((run) => matrixQueries.sources(run)) })
  const chosen = runs.map((run, i) => {
    const sources = searches[i]?.data?.sources ?? []
    const source = chooseSource(sources, key)
    return { run, sources, source, file: source && fileAt(source, step) }
  })
  const files = useQueries({
    queries: chosen.map(({ run, source, file }) => ({
      ...matrixQueries.reading(run, file?.path ?? ''),
      enabled: file !== null && source?.kind !== 'picture',
      placeholderData: (before: MatrixReading | undefined) => before,
    })),
  })
  return chosen.map(({ run, sources, source, file }, i) => ({
    run,
    sources,
    skipped: searches[i]?.data?.skipped.length ?? 0,
    progress: progressOf(searches[i], source && file && { source, file }, files[i]),
  }))
}

type Answer<Data> = { data: Data | undefined; error: Error | null } | undefined

function progressOf(
  search: Answer<unknown>,
  found: { source: MatrixSource; file: MatrixFilePath } | null,
  answer: Answer<MatrixReading>,
): MatrixProgress {
  if (!search?.data) {
    return search?.error ? { state: 'failed', reason: search.error.message } : { state: 'looking' }
  }
  if (!found) return { state: 'none' }
  if (found.source.kind === 'picture') return { state: 'picture', ...found }
  if (answer?.data) return { state: 'done', ...found, reading: answer.data }
  if (!answer?.error) return { state: 'loading', ...found }
  const reason = `it could not be read: ${answer.error.message}`
  return { state: 'done', ...found, reading: { state: 'refused', reason } }
}
