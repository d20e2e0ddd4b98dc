import { queryOptions } from '@tanstack/react-query'
import { searchRunsResponse } from '#protocol/runs.ts'
import { askTogether } from './askTogether.ts'
import { post } from './client.ts'
import { experimentQueries } from './experiments.ts'
import { queryClient } from './queryClient.ts'
import { type Run, runQueries, toRun } from './runs.ts'

/** Runs of any experiment that is not deleted, by their ids; null for an id that is none of theirs. */
const ask = askTogether<string, Run | null>({
  topicOf: () => 'runs',
  weightOf: () => 1,
  most: 100,
  async ask(runIds, signal) {
    const experiments = await queryClient.ensureQueryData(experimentQueries.list())
    const { runs } = await post(
      'runs/search',
      {
        experiment_ids: experiments.map(({ id }) => id),
        // Ids are written in small letters and digits, or are none of MLflow's.
        filter: `attributes.run_id IN (${runIds.map((id) => `'${id.replaceAll("'", '')}'`).join(', ')})`,
        run_view_type: 'ALL',
        max_results: runIds.length,
      },
      searchRunsResponse,
      signal,
    )
    const byId = new Map(runs.map((wire) => [wire.info.run_id, toRun(wire)]))
    return runIds.map((id) => byId.get(id) ?? null)
  },
})

/** A registered version's run changes seldom: what it logged is what was registered. */
const FRESH_MS = 60_000

/** One of many runs that are on screen together: those of one moment are asked for together. */
export const runById = (runId: string) =>
  queryOptions({
    queryKey: [...runQueries.all(), 'byId', runId],
    queryFn: async ({ signal, client }) =>
      // One of a deleted experiment is not among those that are searched.
      (await ask(runId, signal)) ?? client.fetchQuery(runQueries.detail(runId)),
    staleTime: FRESH_MS,
  })
