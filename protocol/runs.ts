import * as z from 'zod/mini'
import { lifecycleStage } from './experiments.ts'
import { int64, keyValue, listOf, metricValue } from './wire.ts'

/** In the order of protobuf's numbers, which start at 1. */
export const RUN_STATUSES = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'] as const
const runStatus = z.enum(RUN_STATUSES)
export type RunStatus = z.output<typeof runStatus>

/** One logged point; `timestamp` in ms since the epoch. */
const metricSchema = z.object({
  key: z.string(),
  value: metricValue,
  timestamp: int64,
  step: z._default(int64, 0),
})

const datasetInputSchema = z.object({
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
const runInfoSchema = z.object({
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
const modelOutputSchema = z.object({ model_id: z.string(), step: z._default(int64, 0) })

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
const metricOfRunSchema = z.extend(metricSchema, { run_id: z.string() })
export const bulkMetricHistoryResponse = z.object({ metrics: listOf(metricOfRunSchema) })
