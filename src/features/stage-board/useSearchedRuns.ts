import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ModelVersion } from '#mlflow/registry.ts'
import type { Run } from '#mlflow/runs.ts'
import { runById } from '#mlflow/runsById.ts'
import { formatCount } from '#ui/formatCount.ts'

export type SearchedRuns = {
  byId: ReadonlyMap<string, Run>
  /** What is to be said about runs that are not read, or not yet; null where there are none. */
  note: string | null
}

const NONE: ReadonlyMap<string, Run> = new Map()

/**
 * The runs that a search looks through, where it is about runs at all: those of every version. One query holds them,
 * since a board has thousands.
 */
export function useSearchedRuns(versions: readonly ModelVersion[], asked: boolean): SearchedRuns {
  const ids = useMemo(
    () => (asked ? [...new Set(versions.flatMap(({ runId }) => runId ?? []))].toSorted() : []),
    [versions, asked],
  )
  const { data, isFetching } = useQuery({
    queryKey: ['registry', 'runs', ids],
    queryFn: async ({ client }) => {
      const found = await Promise.allSettled(ids.map((id) => client.ensureQueryData(runById(id))))
      const runs = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      return {
        byId: new Map(runs.map((run): [string, Run] => [run.id, run])),
        missing: found.length - runs.length,
      }
    },
    enabled: asked,
    staleTime: 60_000,
    structuralSharing: false,
  })
  if (!asked) return { byId: NONE, note: null }
  if (!data) {
    return { byId: NONE, note: isFetching ? `Reading ${formatCount(ids.length, 'run')} …` : null }
  }
  const { byId, missing } = data
  const note =
    missing > 0 ? `${formatCount(missing, 'run')} could not be read and are not searched` : null
  return { byId, note }
}
