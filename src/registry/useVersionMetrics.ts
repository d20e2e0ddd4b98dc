import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Run } from '#mlflow/runs.ts'
import { seedSiblings } from './seedSiblings.ts'
import { type VersionMetric, versionMetrics } from './versionMetrics.ts'

/**
 * What two runs have measured, and what seeds alone do to it as soon as their siblings are read. `only` is the one
 * metric that is asked for; null for all of them.
 */
export function useVersionMetrics(
  a: Run | null,
  b: Run | null,
  only: string | null = null,
): VersionMetric[] {
  const areCompared = a !== null && b !== null
  const { data: siblings } = useQuery(seedSiblings(areCompared ? b : null))
  const { data: moreSiblings } = useQuery(seedSiblings(areCompared ? a : null))
  return useMemo(() => {
    const others = [...(siblings ?? []), ...(moreSiblings ?? [])]
    return versionMetrics(a, b, others, only === null ? undefined : [only])
  }, [a, b, siblings, moreSiblings, only])
}
