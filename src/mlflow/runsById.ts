import { queryOptions } from '@tanstack/react-query'
import { MlflowError } from '#protocol/errors.ts'
import { searchRunsResponse } from '#protocol/runs.ts'
import { askTogether } from './askTogether.ts'
import { post } from './client.ts'
import { experimentQueries } from './experiments.ts'
import { ANSWER_FRESH_MS, queryClient } from './queryClient.ts'
import { pollWhileActive, type Run, runQueries, toRun } from './runs.ts'

/** Runs of any experiment that is not deleted, by their ids; null for an id that is none of theirs. */
const ask = askTogether<string, Run | null>({
  topicOf: () => 'runs',
  weightOf: () => 1,
  most: 100,
  async ask(runIds, signal) {
    const experiments = await queryClient.ensureQueryData(experimentQueries.list())
    const found = await search(
      runIds,
      experiments.map(({ id }) => id),
      signal,
    )
    const byId = new Map(found.map((run) => [run.id, run]))
    return runIds.map((id) => byId.get(id) ?? null)
  },
})

/** None where the server refuses such a search. */
async function search(
  runIds: readonly string[],
  experimentIds: readonly string[],
  signal: AbortSignal,
): Promise<Run[]> {
  try {
    const { runs } = await post(
      'runs/search',
      {
        experiment_ids: experimentIds,
        // Ids are written in small letters and digits, or are none of MLflow's.
        filter: `attributes.run_id IN (${runIds.map((id) => `'${id.replaceAll("'", '')}'`).join(', ')})`,
        run_view_type: 'ALL',
        max_results: runIds.length,
      },
      searchRunsResponse,
      signal,
    )
    return runs.map(toRun)
  } catch (error) {
    if (error instanceof MlflowError && error.status >= 400 && error.status < 500) return []
    throw error
  }
}

/** A registered version's run changes seldom: what it logged is what was registered. */
const FRESH_MS = 60_000

/** One of many runs that are on screen together: those of one moment are asked for together. */
export const runById = (runId: string) =>
  queryOptions({
    queryKey: [...runQueries.all(), 'byId', runId],
    queryFn: async ({ signal, client }) =>
      // One of a deleted experiment is not among those that are searched, and not every server searches by id.
      (await ask(runId, signal)) ?? client.fetchQuery(runQueries.detail(runId)),
    staleTime: FRESH_MS,
  })

/** One of many runs that are compared: as fresh as a run alone is. */
export const comparedRun = (runId: string) =>
  queryOptions({
    ...runById(runId),
    staleTime: ANSWER_FRESH_MS,
    refetchInterval: pollWhileActive,
  })
