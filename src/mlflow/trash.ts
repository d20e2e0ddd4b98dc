import { infiniteQueryOptions, mutationOptions, type QueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { searchRunsResponse } from '#protocol/runs.ts'
import { changeEach } from './changeEach.ts'
import { post, send } from './client.ts'
import { doubtRuns } from './runFeeds.ts'
import { type Run, runQueries, toRun } from './runs.ts'

const PAGE = 50

/** The deleted runs of some experiments, the last started first, page by page. */
export const deletedRunsQuery = (experimentIds: readonly string[]) =>
  infiniteQueryOptions({
    queryKey: [...runQueries.all(), 'deleted', experimentIds],
    queryFn: async ({ pageParam, signal }) => {
      const { runs, next_page_token } = await post(
        'runs/search',
        {
          experiment_ids: experimentIds,
          run_view_type: 'DELETED_ONLY',
          max_results: PAGE,
          page_token: pageParam,
        },
        searchRunsResponse,
        signal,
      )
      return { runs: runs.map(toRun), nextPage: next_page_token }
    },
    initialPageParam: undefined as string | undefined,
    // A 2.9.2 server hands out a token for an empty page after one that was exactly full.
    getNextPageParam: (page) => (page.runs.length > 0 ? page.nextPage : undefined),
  })

/** Brings deleted runs back, one request each. */
export const restoreRuns = (queryClient: QueryClient) =>
  mutationOptions({
    mutationFn: (runs: readonly Run[]) =>
      changeEach(runs, ({ id }) => send('POST', 'runs/restore', { run_id: id }, z.object({}))),
    onSettled: async (_outcome, _error, runs) => {
      await doubtRuns(runs.map(({ experimentId }) => experimentId))
      await queryClient.invalidateQueries({ queryKey: runQueries.all() })
    },
  })
