import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { getRunResponse, type RunStatus, searchRunsResponse, type WireRun } from '#protocol/runs.ts'
import { unclampInfinity } from '#protocol/wire.ts'
import { get, post } from './client.ts'
import { byKey, toDate } from './entries.ts'
import { limitConcurrency } from './limitConcurrency.ts'

/** The last logged point of a metric. */
export type LatestMetric = { value: number; step: number; loggedAt: Date }

export type DatasetInput = {
  name: string
  digest: string
  sourceType: string
  /** What the run used it for, e.g. `training`; null when it was not told. */
  context: string | null
}

/** A run as the rest of the app sees it: one flat object, lists turned into lookups. */
export type Run = {
  id: string
  experimentId: string
  name: string
  status: RunStatus
  deleted: boolean
  startedAt: Date | null
  endedAt: Date | null
  user: string
  artifactUri: string
  parentId: string | null
  metrics: ReadonlyMap<string, LatestMetric>
  params: ReadonlyMap<string, string>
  tags: ReadonlyMap<string, string>
  datasets: DatasetInput[]
  /** Models that MLflow 3 keeps beside the run instead of among its artifacts. */
  loggedModelIds: string[]
}

export function toRun({ info, data, inputs, outputs }: WireRun): Run {
  const tags = byKey(data.tags)
  return {
    id: info.run_id,
    experimentId: info.experiment_id,
    name: info.run_name || tags.get('mlflow.runName') || info.run_id,
    status: info.status,
    deleted: info.lifecycle_stage === 'deleted',
    startedAt: toDate(info.start_time),
    endedAt: toDate(info.end_time),
    user: tags.get('mlflow.user') ?? info.user_id,
    artifactUri: info.artifact_uri,
    parentId: tags.get('mlflow.parentRunId') ?? null,
    metrics: new Map(
      data.metrics.map(({ key, value, step, timestamp }) => [
        key,
        { value: unclampInfinity(value), step, loggedAt: new Date(timestamp) },
      ]),
    ),
    params: byKey(data.params),
    tags,
    datasets: inputs.dataset_inputs.map(({ dataset, tags }) => ({
      name: dataset.name,
      digest: dataset.digest,
      sourceType: dataset.source_type,
      context: byKey(tags).get('mlflow.data.context') ?? null,
    })),
    loggedModelIds: outputs.model_outputs.map(({ model_id }) => model_id),
  }
}

export const isActive = (run: Pick<Run, 'status'>) =>
  run.status === 'RUNNING' || run.status === 'SCHEDULED'

/** Tags that a person or a script set; MLflow's own begin with `mlflow.`. */
export const isUserTag = (key: string) => !key.startsWith('mlflow.')

/** MLflow's filter language has no escape in strings: a quote is written inside the other kind. */
const quoted = (text: string) => (text.includes("'") ? `"${text}"` : `'${text}'`)

const ACTIVE_POLL_MS = 5_000
const LIST_POLL_MS = 15_000
/** A real MLflow server needs about 10 ms for each run that it returns, so the first page is small. */
const FIRST_PAGE = 25
const NEXT_PAGE = 200
/** Beyond these, a list is asked for anew only when the user wants it. */
const POLLED_PAGES = 2
const COUNT_LIMIT = 25
const COUNT_POLL_MS = 60_000
/** A list of experiments asks for many counts at once; they must not hold up the page's own runs. */
const inTheBackground = limitConcurrency(2)

/** The most nested runs that are asked for. */
export const CHILDREN_LIMIT = 100

export type RunSearchRequest = {
  experimentIds: string[]
  /** MLflow's filter language; empty for all. */
  filter: string
  /** MLflow's order, e.g. `metrics.f1 DESC`. */
  orderBy: string[]
}

export const runQueries = {
  all: () => ['runs'] as const,

  /** Runs of some experiments in the server's order, page by page. */
  search: ({ experimentIds, filter, orderBy }: RunSearchRequest) =>
    infiniteQueryOptions({
      queryKey: [...runQueries.all(), 'search', { experimentIds, filter, orderBy }],
      queryFn: async ({ pageParam, signal }) => {
        const { runs, next_page_token } = await post(
          'runs/search',
          {
            experiment_ids: experimentIds,
            filter,
            order_by: orderBy,
            max_results: pageParam ? NEXT_PAGE : FIRST_PAGE,
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
      // Each poll asks for every loaded page again, which is cheap for a few of them only.
      refetchInterval: ({ state }) => {
        const pages = state.data?.pages ?? []
        if (pages.length > POLLED_PAGES) return false
        return pages.some((page) => page.runs.some(isActive)) ? ACTIVE_POLL_MS : LIST_POLL_MS
      },
      refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= POLLED_PAGES,
    }),

  /**
   * How many runs an experiment has, as far as it is cheap to know: MLflow counts nothing, so
   * one small page is asked for and `more` says that there are others beyond `count`.
   */
  count: (experimentId: string) =>
    queryOptions({
      queryKey: [...runQueries.all(), 'count', experimentId],
      queryFn: ({ signal }) =>
        inTheBackground(async () => {
          signal.throwIfAborted()
          const { runs } = await post(
            'runs/search',
            // One more than is told, since some servers hand out a page token where nothing follows.
            { experiment_ids: [experimentId], max_results: COUNT_LIMIT + 1 },
            searchRunsResponse,
            signal,
          )
          const counted = runs.slice(0, COUNT_LIMIT)
          return {
            count: counted.length,
            active: counted.filter(({ info }) => info.status === 'RUNNING').length,
            more: runs.length > COUNT_LIMIT,
            lastStart: toDate(runs[0]?.info.start_time),
          }
        }),
      staleTime: COUNT_POLL_MS,
      refetchInterval: COUNT_POLL_MS,
    }),

  detail: (runId: string) =>
    queryOptions({
      queryKey: [...runQueries.all(), 'detail', runId],
      queryFn: async ({ signal }) => {
        const { run } = await get('runs/get', { run_id: runId }, getRunResponse, signal)
        return toRun(run)
      },
      // Only a run in progress changes by itself.
      refetchInterval: ({ state }) => (state.data && isActive(state.data) ? ACTIVE_POLL_MS : false),
    }),

  /** The runs nested directly below one run. */
  children: (run: Run) =>
    queryOptions({
      queryKey: [...runQueries.all(), 'children', run.id],
      queryFn: async ({ signal }) => {
        const { runs } = await post(
          'runs/search',
          {
            experiment_ids: [run.experimentId],
            filter: `tags.mlflow.parentRunId = ${quoted(run.id)}`,
            max_results: CHILDREN_LIMIT,
          },
          searchRunsResponse,
          signal,
        )
        return runs.map(toRun)
      },
    }),
}
