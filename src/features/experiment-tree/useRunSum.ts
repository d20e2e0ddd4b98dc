import { useQueries } from '@tanstack/react-query'
import type { Experiment } from '#mlflow/experiments.ts'
import { runCountQuery } from '#mlflow/runCount.ts'

/** How many runs some experiments have in all, as far as it is known; asks for what is not only where `ask` is set. */
export const useRunSum = (experiments: readonly Experiment[], { ask }: { ask: boolean }) =>
  useQueries({
    queries: experiments.map(({ id }) => ({ ...runCountQuery(id), enabled: ask })),
    combine: (results) => ({
      total: results.reduce((sum, { data }) => sum + (data?.count ?? 0), 0),
      /** Whether there are exactly so many. */
      exact: results.every(({ data }) => data?.more === false),
      pending: ask && results.some(({ isPending }) => isPending),
    }),
  })
