import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import { chooseSource, fileAt } from './chooseSource.ts'
import { type FoundSources, matrixQueries } from './matrixQueries.ts'
import type { MatrixRun } from './matrixRun.ts'
import type { MatrixSearch } from './matrixSearch.ts'
import type { MatrixFile, MatrixSource } from './matrixSources.ts'

/** What is known of where a run's matrices lie. */
export type RunSources = { run: MatrixRun } & (
  | { state: 'looking' }
  | { state: 'failed'; reason: string }
  | ({ state: 'found' } & FoundSources)
)

/** Where the matrices of some runs lie. */
export function useRunSources(runs: readonly MatrixRun[]): RunSources[] {
  const combine = useCallback(
    (answers: readonly UseQueryResult<FoundSources>[]) =>
      runs.map((run, i): RunSources => {
        const { data, error } = answers[i] ?? { data: undefined, error: null }
        if (data) return { run, state: 'found', ...data }
        return error ? { run, state: 'failed', reason: error.message } : { run, state: 'looking' }
      }),
    [runs],
  )
  return useQueries({ queries: runs.map((run) => matrixQueries.sources(run)), combine })
}

/** A run and the file of it that the page asks for. */
export type WantedMatrix = { run: MatrixRun; source: MatrixSource; file: MatrixFile }

/** The file of each run that has one, as far as it is known. */
export const wantedMatrices = (
  found: readonly RunSources[],
  { source: key, step }: Pick<MatrixSearch, 'source' | 'step'>,
): WantedMatrix[] =>
  found.flatMap((one) => {
    if (one.state !== 'found') return []
    const source = chooseSource(one.sources, key)
    const file = source && fileAt(source, step)
    return source && file ? [{ run: one.run, source, file }] : []
  })

/** Whether numbers can be read from it. */
const isData = ({ source }: WantedMatrix) => source.kind !== 'picture'

/** Those whose numbers can be read. */
export const dataMatrices = (matrices: readonly WantedMatrix[]) => matrices.filter(isData)

/** The one that tells what there is to choose for all, and sets the order of the classes. */
export const leadingMatrix = (matrices: readonly WantedMatrix[]): WantedMatrix | undefined =>
  matrices.find(isData) ?? matrices[0]
