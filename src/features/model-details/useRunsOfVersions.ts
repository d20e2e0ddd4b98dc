import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { ModelVersion } from '#mlflow/registry.ts'
import type { Run } from '#mlflow/runs.ts'
import { runById } from '#mlflow/runsById.ts'

export type RunsOfVersions = {
  byId: ReadonlyMap<string, Run>
  /** The ids of those that could not be read. */
  lost: ReadonlySet<string>
  /** Whether one of them was read or could not be, or there is none; also while what is lost is asked for again. */
  isRead: boolean
}

/** The run of a version, or what has become of it; null where the version came from none. */
export type ReadRun = Run | 'pending' | 'lost' | null

export function runOf({ runId }: ModelVersion, { byId, lost }: RunsOfVersions): ReadRun {
  if (runId === null) return null
  return byId.get(runId) ?? (lost.has(runId) ? 'lost' : 'pending')
}

/** The runs that some versions came from, each as soon as it is read. */
export function useRunsOfVersions(versions: readonly ModelVersion[]): RunsOfVersions {
  const ids = useMemo(() => [...new Set(versions.flatMap(({ runId }) => runId ?? []))], [versions])
  // The same function as long as the ids are the same: then it is called only where an answer has changed.
  const combine = useCallback(
    (results: readonly UseQueryResult<Run>[]): RunsOfVersions => ({
      byId: new Map(results.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))),
      lost: new Set(ids.filter((_, at) => results[at]?.isError)),
      isRead: results.length === 0 || results.some(({ isFetched }) => isFetched),
    }),
    [ids],
  )
  return useQueries({ queries: ids.map((id) => runById(id)), combine })
}
