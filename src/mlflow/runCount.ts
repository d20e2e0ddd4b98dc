import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { readAnswer } from '#protocol/answers.ts'
import { RUN_COUNTS_PATH, runCountsResponse } from '#protocol/runCounts.ts'
import { request } from './client.ts'
import { countRuns } from './countRuns.ts'
import { runQueries } from './runs.ts'
import { type RunCount, runCountKey } from './runTally.ts'
import { serverQueries } from './server.ts'

const POLL_MS = 60_000
const STALE_MS = 10_000

/**
 * How many runs an experiment has. Our own server counts them; MLflow counts nothing. Where this browser has all of
 * them, it counts itself and asks at most for what has started since; else for one small page, and `more` says that
 * there are others beyond `count`.
 */
export const runCountQuery = (experimentId: string) =>
  queryOptions({
    queryKey: runCountKey(experimentId),
    queryFn: async ({ client, signal }): Promise<RunCount> => {
      const info = await client.ensureQueryData(serverQueries.info())
      if (info?.runColumns) return countedByServer(client, experimentId)
      return countRuns(client, experimentId, signal)
    },
    staleTime: STALE_MS,
    refetchInterval: POLL_MS,
  })

/** The runs of all experiments, as our own server counts them. */
const countsQuery = () =>
  queryOptions({
    queryKey: [...runQueries.all(), 'counts'],
    queryFn: async ({ signal }) => {
      const response = await request(RUN_COUNTS_PATH, { signal })
      return readAnswer(await response.text(), runCountsResponse, RUN_COUNTS_PATH)
    },
    staleTime: STALE_MS / 2,
  })

async function countedByServer(client: QueryClient, experimentId: string): Promise<RunCount> {
  const { counts } = await client.fetchQuery(countsQuery())
  const counted = counts.find(({ experiment_id }) => experiment_id === experimentId)
  return {
    count: counted?.total ?? 0,
    active: counted?.active ?? 0,
    lastStart: counted?.last_start ?? null,
    more: false,
    asOf: 'now',
  }
}
