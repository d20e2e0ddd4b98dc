import { useQueries } from '@tanstack/react-query'
import type { ModelVersion } from '#mlflow/registry.ts'
import type { Run } from '#mlflow/runs.ts'
import { runById } from '#mlflow/runsById.ts'

/** The runs of more versions than these are not asked for. */
export const MOST_RUNS = 200

export type VersionRuns = {
  byId: ReadonlyMap<string, Run>
  isLoading: boolean
  /** How many could not be read. */
  missing: number
}

/** The runs that the newest versions came from; `versions` are the newest first. */
export function useVersionRuns(versions: readonly ModelVersion[]): VersionRuns {
  const ids = [...new Set(versions.slice(0, MOST_RUNS).flatMap(({ runId }) => runId ?? []))]
  return useQueries({
    queries: ids.map((id) => runById(id)),
    combine: (results) => ({
      byId: new Map(results.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))),
      isLoading: results.some(({ isLoading }) => isLoading),
      missing: results.filter(({ error }) => error !== null).length,
    }),
  })
}
