import * as z from 'zod/mini'
import { post } from './client.ts'
import { decodeRuns } from './decodeRuns.ts'
import { queryClient } from './queryClient.ts'
import type { PageRequest, RunPage } from './runWalk.ts'
import { serverQueries } from './server.ts'

/** Where a feed gets its runs. */
export type RunSource = {
  /** Tells backends apart in what is remembered. */
  store: string
  /** How many runs to ask for at first, and at most later. */
  pageSizes: { first: number; most: number }
  ask: (
    request: PageRequest & { experimentIds: readonly string[]; filter: string },
    signal: AbortSignal | undefined,
  ) => Promise<RunPage>
}

/** The backend that answers the app. */
export async function runSource(): Promise<RunSource> {
  const info = await queryClient.ensureQueryData(serverQueries.info())
  return {
    store: info?.source ?? location.origin,
    // A real MLflow server needs about 10 ms for each run that it returns.
    pageSizes: { first: 25, most: 200 },
    ask: async ({ experimentIds, filter, orderBy, maxResults, pageToken }, signal) => {
      const answer = await post(
        'runs/search',
        {
          experiment_ids: experimentIds,
          filter,
          order_by: orderBy,
          max_results: maxResults,
          page_token: pageToken ?? undefined,
        },
        z.unknown(),
        signal,
      )
      return { ...decodeRuns(answer), total: null }
    },
  }
}
