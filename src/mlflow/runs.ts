import { queryOptions } from '@tanstack/react-query'
import { getRunResponse, type RunStatus, searchRunsResponse, type WireRun } from '#protocol/runs.ts'
import { unclampInfinity } from '#protocol/wire.ts'
import { get, post } from './client.ts'
import { byKey, toDate } from './entries.ts'

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

/** How often a run is asked for, in ms: only one in progress changes by itself. */
export const pollWhileActive = ({ state }: { state: { data: Run | undefined } }): number | false =>
  state.data && isActive(state.data) ? ACTIVE_POLL_MS : false

/** The most nested runs that are asked for. */
export const CHILDREN_LIMIT = 100

export const runQueries = {
  all: () => ['runs'] as const,

  detail: (runId: string) =>
    queryOptions({
      queryKey: [...runQueries.all(), 'detail', runId],
      queryFn: async ({ signal }) => {
        const { run } = await get('runs/get', { run_id: runId }, getRunResponse, signal)
        return toRun(run)
      },
      refetchInterval: pollWhileActive,
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
