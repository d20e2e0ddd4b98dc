import * as z from 'zod/mini'
import { invalid } from './errors.ts'
import { MAX_SEARCH_RESULTS, viewType } from './experimentRequests.ts'
import { BATCH_LIMITS, LIMITS } from './keyRules.ts'
import {
  countOr,
  initialTags,
  INT64_MAX,
  INT64_MIN,
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
import { RUN_STATUSES } from './runs.ts'

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

/** The id of the run that a call is about, under either name. Throws INVALID_PARAMETER_VALUE when there is none. */
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
const loggedMetric = z.object(metricFields)
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
const MAX_BULK_POINTS = 25_000
export const bulkHistoryRequest = z.object({
  run_id: repeated(requiredText(), 100),
  metric_key: requiredText(),
  max_results: countOr(MAX_BULK_POINTS, MAX_BULK_POINTS),
})
/** Of our own server; a step that is left out is the first or the last there is. */
export const historyColumnsRequest = z.object({
  run_ids: repeated(requiredText(), 100),
  metric_key: requiredText(),
  start_step: int64Or(INT64_MIN),
  end_step: int64Or(INT64_MAX),
  cursor: optionalText(),
})
export const everyPointRequest = z.object({
  run_id: requiredText(),
  metric_key: requiredText(),
  page_token: optionalText(),
})
export const historyIntervalRequest = z.object({
  run_ids: repeated(requiredText(), 100),
  metric_key: requiredText(),
  start_step: optionalInt64(),
  end_step: optionalInt64(),
  max_results: countOr(2_500, 2_500),
})
