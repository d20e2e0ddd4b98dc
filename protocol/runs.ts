import * as z from 'zod/mini'
import { invalid } from './errors.ts'
import { lifecycleStage, MAX_SEARCH_RESULTS, viewType } from './experiments.ts'
import { BATCH_LIMITS, LIMITS } from './keyRules.ts'
import {
  countOr,
  initialTags,
  int64Or,
  keyValues,
  optionalCount,
  optionalInt64,
  optionalName,
  optionalText,
  repeated,
  requiredDouble,
  requiredId,
  requiredInt64,
  requiredKey,
  requiredText,
  textOrEmpty,
} from './requestFields.ts'
import { int64, keyValue, listOf, metricValue } from './wire.ts'

/** In the order of protobuf's numbers, which start at 1. */
const RUN_STATUSES = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'] as const
export const runStatus = z.enum(RUN_STATUSES)
export type RunStatus = z.output<typeof runStatus>

/** One logged point; `timestamp` in ms since the epoch. */
export const metricSchema = z.object({
  key: z.string(),
  value: metricValue,
  timestamp: int64,
  step: z._default(int64, 0),
})

export const datasetInputSchema = z.object({
  dataset: z.object({
    name: z.string(),
    digest: z.string(),
    source_type: z._default(z.string(), ''),
    source: z._default(z.string(), ''),
    schema: z._default(z.string(), ''),
    profile: z._default(z.string(), ''),
  }),
  tags: listOf(keyValue),
})

/** https://mlflow.org/docs/2.9.2/rest-api.html#runinfo; times in ms, `end_time` absent while running. */
export const runInfoSchema = z.object({
  run_id: z.string(),
  experiment_id: z.string(),
  run_name: z._default(z.string(), ''),
  user_id: z._default(z.string(), ''),
  status: runStatus,
  start_time: z.optional(int64),
  end_time: z.optional(int64),
  artifact_uri: z._default(z.string(), ''),
  lifecycle_stage: z._default(lifecycleStage, 'active'),
})

/** Since 3.0 a run points at the models that it logged. */
export const modelOutputSchema = z.object({ model_id: z.string(), step: z._default(int64, 0) })

export const runSchema = z.object({
  info: runInfoSchema,
  data: z.prefault(
    z.object({ metrics: listOf(metricSchema), params: listOf(keyValue), tags: listOf(keyValue) }),
    {},
  ),
  inputs: z.prefault(z.object({ dataset_inputs: listOf(datasetInputSchema) }), {}),
  outputs: z.prefault(z.object({ model_outputs: listOf(modelOutputSchema) }), {}),
})
export type WireRun = z.output<typeof runSchema>

export const getRunResponse = z.object({ run: runSchema })
export const updateRunResponse = z.object({ run_info: runInfoSchema })
export const searchRunsResponse = z.object({
  runs: listOf(runSchema),
  next_page_token: z.optional(z.string()),
})

export const metricHistoryResponse = z.object({
  metrics: listOf(metricSchema),
  next_page_token: z.optional(z.string()),
})

/** A point of one of several runs, as the bulk histories return it. */
export const metricOfRunSchema = z.extend(metricSchema, { run_id: z.string() })
export const bulkMetricHistoryResponse = z.object({ metrics: listOf(metricOfRunSchema) })

export const createRunRequest = z.object({
  experiment_id: requiredId,
  user_id: textOrEmpty(256),
  run_name: textOrEmpty(LIMITS.runTagValue),
  start_time: int64Or(0),
  tags: initialTags,
})
export type CreateRun = z.output<typeof createRunRequest>

/** Calls that older clients make with the deprecated `run_uuid` alone. */
const eitherRunId = { run_id: optionalText(), run_uuid: optionalText() }

export function runIdOf(request: { run_id?: string | undefined; run_uuid?: string | undefined }) {
  const runId = request.run_id || request.run_uuid
  if (!runId) throw invalid("Missing value for required parameter 'run_id'.")
  return runId
}

export const runRequest = z.object({ run_id: requiredText() })
export const getRunRequest = z.object(eitherRunId)
export const updateRunRequest = z.object({
  ...eitherRunId,
  status: optionalName(RUN_STATUSES),
  end_time: optionalInt64(),
  run_name: textOrEmpty(LIMITS.runTagValue),
})
export const searchRunsRequest = z.object({
  experiment_ids: repeated(requiredId),
  filter: textOrEmpty(),
  run_view_type: viewType,
  max_results: countOr(1_000, MAX_SEARCH_RESULTS),
  order_by: repeated(requiredText()),
  page_token: optionalText(),
})

const metricFields = {
  key: requiredKey(),
  value: requiredDouble,
  timestamp: requiredInt64(0),
  step: int64Or(0),
  model_id: optionalText(),
  dataset_name: optionalText(LIMITS.datasetName),
  dataset_digest: optionalText(LIMITS.datasetDigest),
}
export const loggedMetric = z.object(metricFields)
/** A point as a client logs it; since 3.0 it may also belong to a logged model and a dataset. */
export type LoggedMetric = z.output<typeof loggedMetric>

export const logMetricRequest = z.object({ ...eitherRunId, ...metricFields })
export const logParamRequest = z.object({
  ...eitherRunId,
  key: requiredKey(),
  value: textOrEmpty(LIMITS.paramValue),
})
export const setTagRequest = z.object({
  ...eitherRunId,
  key: requiredKey(),
  value: textOrEmpty(LIMITS.runTagValue),
})
export const deleteTagRequest = z.object({ run_id: requiredText(), key: requiredText() })

export const logBatchRequest = z
  .object({
    run_id: requiredText(),
    metrics: repeated(loggedMetric, BATCH_LIMITS.metrics),
    params: keyValues(LIMITS.paramValue, BATCH_LIMITS.params),
    tags: keyValues(LIMITS.runTagValue, BATCH_LIMITS.tags),
  })
  .check(
    z.refine(
      ({ metrics, params, tags }) =>
        metrics.length + params.length + tags.length <= BATCH_LIMITS.total,
      { error: `a batch may hold ${BATCH_LIMITS.total} metrics, params and tags in all` },
    ),
  )

const loggedDataset = z.object({
  name: requiredText(LIMITS.datasetName),
  digest: requiredText(LIMITS.datasetDigest),
  source_type: textOrEmpty(36),
  source: textOrEmpty(LIMITS.datasetSource),
  schema: textOrEmpty(LIMITS.datasetSchema),
  profile: textOrEmpty(LIMITS.datasetProfile),
})
const loggedDatasetInput = z.object({
  dataset: loggedDataset,
  tags: repeated(
    z.object({
      key: requiredText(LIMITS.inputTagKey),
      value: textOrEmpty(LIMITS.inputTagValue),
    }),
  ),
})
export type LoggedDatasetInput = z.output<typeof loggedDatasetInput>

export const logInputsRequest = z.object({
  run_id: requiredText(),
  datasets: repeated(loggedDatasetInput),
  models: repeated(z.object({ model_id: requiredText() })),
})
export const logOutputsRequest = z.object({
  run_id: requiredText(),
  models: repeated(z.object({ model_id: requiredText(), step: int64Or(0) })),
})
export const logModelRequest = z.object({ run_id: requiredText(), model_json: requiredText() })

/** Without `max_results` the whole history is returned, as MLflow did up to 3.1.0. */
export const metricHistoryRequest = z.object({
  ...eitherRunId,
  metric_key: requiredText(),
  max_results: optionalCount(MAX_SEARCH_RESULTS),
  page_token: optionalText(),
})
export const MAX_BULK_POINTS = 25_000
export const bulkHistoryRequest = z.object({
  run_id: repeated(requiredText(), 100),
  metric_key: requiredText(),
  max_results: countOr(MAX_BULK_POINTS, MAX_BULK_POINTS),
})
export const historyIntervalRequest = z.object({
  run_ids: repeated(requiredText(), 100),
  metric_key: requiredText(),
  start_step: optionalInt64(),
  end_step: optionalInt64(),
  max_results: countOr(2_500, 2_500),
})
