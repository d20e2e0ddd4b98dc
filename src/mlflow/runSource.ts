import { searchRunsResponse } from '#protocol/runs.ts'
import { post } from './client.ts'
import { queryClient } from './queryClient.ts'
import type { RunBlock, TextBlock } from './runBlock.ts'
import { type Run, toRun } from './runs.ts'
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
      const { runs, next_page_token } = await post(
        'runs/search',
        {
          experiment_ids: experimentIds,
          filter,
          order_by: orderBy,
          max_results: maxResults,
          page_token: pageToken ?? undefined,
        },
        searchRunsResponse,
        signal,
      )
      return {
        block: toBlock(runs.map(toRun)),
        nextPageToken: next_page_token ?? null,
        total: null,
      }
    },
  }
}

function toBlock(runs: readonly Run[]): RunBlock {
  const texts = (of: (run: Run) => ReadonlyMap<string, string>): TextBlock[] =>
    [...new Set(runs.flatMap((run) => [...of(run).keys()]))].map((key) => {
      const found = [...runs.entries()].flatMap(([row, run]) => {
        const text = of(run).get(key)
        return text === undefined ? [] : [{ row, text }]
      })
      const distinct = [...new Set(found.map(({ text }) => text))]
      return {
        key,
        rows: Uint32Array.from(found, ({ row }) => row),
        codes: Uint32Array.from(found, ({ text }) => distinct.indexOf(text)),
        texts: distinct,
      }
    })
  const metricKeys = [...new Set(runs.flatMap(({ metrics }) => [...metrics.keys()]))]
  return {
    ids: runs.map(({ id }) => id),
    experimentIds: runs.map(({ experimentId }) => experimentId),
    names: runs.map(({ name }) => name),
    statuses: runs.map(({ status }) => status),
    users: runs.map(({ user }) => user),
    startedAt: Float64Array.from(runs, ({ startedAt }) => startedAt?.getTime() ?? NaN),
    endedAt: Float64Array.from(runs, ({ endedAt }) => endedAt?.getTime() ?? NaN),
    deleted: Uint8Array.from(runs, ({ deleted }) => Number(deleted)),
    metrics: metricKeys.map((key) => {
      const found = [...runs.entries()].flatMap(([row, run]) => {
        const metric = run.metrics.get(key)
        return metric ? [{ row, metric }] : []
      })
      return {
        key,
        rows: Uint32Array.from(found, ({ row }) => row),
        values: Float64Array.from(found, ({ metric }) => metric.value),
        steps: Float64Array.from(found, ({ metric }) => metric.step),
        timestamps: Float64Array.from(found, ({ metric }) => metric.loggedAt.getTime()),
      }
    }),
    params: texts(({ params }) => params),
    tags: texts(({ tags }) => tags),
    datasets: [...runs.entries()].flatMap(([row, { datasets }]) =>
      datasets.map(({ name, digest, context }) => ({ row, name, digest, context: context ?? '' })),
    ),
  }
}
