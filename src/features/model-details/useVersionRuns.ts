import { useQueries, type UseQueryResult } from '@tanstack/react-query'
import type { ModelVersion } from '#mlflow/registry.ts'
import type { Run } from '#mlflow/runs.ts'
import { runById } from '#mlflow/runsById.ts'

/** The runs of more versions than these are not asked for. */
export const MOST_RUNS = 200

export type VersionRuns = {
  byId: ReadonlyMap<string, Run>
  /** How many could not be read. */
  missing: number
}

/** The runs that the newest versions came from; `versions` are the newest first. */
export function useVersionRuns(versions: readonly ModelVersion[]): VersionRuns {
  const ids = [...new Set(versions.slice(0, MOST_RUNS).flatMap(({ runId }) => runId ?? []))]
  return useQueries({ queries: ids.map((id) => runById(id)), combine: toVersionRuns })
}

/** Named, so that it is called only where an answer has changed. */
const toVersionRuns = (results: readonly UseQueryResult<Run>[]): VersionRuns => ({
  byId: new Map(results.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))),
  missing: results.filter(({ error }) => error !== null).length,
})
