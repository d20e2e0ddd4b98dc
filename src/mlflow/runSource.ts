import * as z from 'zod/mini'
import { RUN_COLUMNS_PATH } from '#protocol/runColumnsReply.ts'
import { post, postTo } from './client.ts'
import { decodeRunColumns } from './decodeRunColumns.ts'
import { decodeRuns } from './decodeRuns.ts'
import { queryClient } from './queryClient.ts'
import type { PageRequest, RunPage } from './runWalk.ts'
import { serverQueries, storeOf } from './server.ts'

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

/** A real MLflow server needs about 10 ms for each run that it returns. */
const MLFLOW_PAGES = { first: 25, most: 200 }
/** Our own answers in columns, for all of them in about a second. */
const COLUMN_PAGES = { first: 60, most: 2_000 }

/** The backend that answers the app. */
export async function runSource(): Promise<RunSource> {
  const info = await queryClient.ensureQueryData(serverQueries.info())
  const inColumns = info?.runColumns === true
  return {
    store: storeOf(info),
    pageSizes: inColumns ? COLUMN_PAGES : MLFLOW_PAGES,
    ask: async ({ experimentIds, filter, orderBy, maxResults, pageToken }, signal) => {
      const body = {
        experiment_ids: experimentIds,
        filter,
        order_by: orderBy,
        max_results: maxResults,
        page_token: pageToken ?? undefined,
      }
      if (inColumns) return decodeRunColumns(await postTo(RUN_COLUMNS_PATH, body, signal))
      const answer = await post('runs/search', body, z.unknown(), signal)
      return { ...decodeRuns(answer), total: null }
    },
  }
}
