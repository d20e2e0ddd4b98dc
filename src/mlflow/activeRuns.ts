import { queryOptions } from '@tanstack/react-query'
import { searchRunsResponse } from '#protocol/runs.ts'
import { post } from './client.ts'
import { type Run, runQueries, toRun } from './runs.ts'

/** The most active runs that are shown. */
export const ACTIVE_LIMIT = 50
/** Experiments that one request asks about. */
const BATCH = 500
const ACTIVE_POLL_MS = 5_000
const IDLE_POLL_MS = 15_000

const startOf = ({ startedAt }: Run) => startedAt?.getTime() ?? 0

/** The runs that train or wait in any of the experiments, newest first; `more` where there are others. */
export const activeRunsQuery = (experimentIds: readonly string[]) =>
  queryOptions({
    queryKey: [...runQueries.all(), 'active', experimentIds],
    queryFn: async ({ signal }) => {
      const found: Run[] = []
      for (let start = 0; start < experimentIds.length; start += BATCH) {
        const batch = experimentIds.slice(start, start + BATCH)
        const search = (status: string) =>
          post(
            'runs/search',
            {
              experiment_ids: batch,
              // MLflow's filters know no OR, and IN for ids only.
              filter: `attributes.status = '${status}'`,
              order_by: ['attributes.start_time DESC'],
              max_results: ACTIVE_LIMIT + 1,
            },
            searchRunsResponse,
            signal,
          )
        const answers = await Promise.all([search('RUNNING'), search('SCHEDULED')])
        found.push(...answers.flatMap(({ runs }) => runs.map(toRun)))
      }
      const runs = found.toSorted((a, b) => startOf(b) - startOf(a))
      return { runs: runs.slice(0, ACTIVE_LIMIT), more: runs.length > ACTIVE_LIMIT }
    },
    refetchInterval: ({ state }) => (state.data?.runs.length ? ACTIVE_POLL_MS : IDLE_POLL_MS),
    // A new experiment asks anew; until the answer comes, what trained before still does.
    placeholderData: (before) => before,
  })
