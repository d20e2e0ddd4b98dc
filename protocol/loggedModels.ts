import * as z from 'zod/mini'
import { LIMITS } from './keyRules.ts'
import {
  countOr,
  flagOr,
  optionalText,
  repeated,
  requiredId,
  requiredName,
  requiredText,
  textOrEmpty,
} from './requestFields.ts'
import { int64, keyValue, listOf, metricValue } from './wire.ts'

/** In the order of protobuf's numbers, which start at 1. */
const STATUSES = [
  'LOGGED_MODEL_PENDING',
  'LOGGED_MODEL_READY',
  'LOGGED_MODEL_UPLOAD_FAILED',
] as const
export type LoggedModelStatus = (typeof STATUSES)[number]

/** A model as a thing of its own, since MLflow 3.0; its metrics say which run and dataset they came from. */
const loggedModelSchema = z.object({
  info: z.object({
    model_id: z.string(),
    experiment_id: z.string(),
    name: z._default(z.string(), ''),
    creation_timestamp_ms: int64,
    last_updated_timestamp_ms: int64,
    artifact_uri: z._default(z.string(), ''),
    status: z.enum(STATUSES),
    model_type: z._default(z.string(), ''),
    source_run_id: z._default(z.string(), ''),
    tags: listOf(keyValue),
    registrations: listOf(z.object({ name: z.string(), version: z.string() })),
  }),
  data: z.prefault(
    z.object({
      params: listOf(keyValue),
      metrics: listOf(
        z.object({
          key: z.string(),
          value: metricValue,
          timestamp: int64,
          step: z._default(int64, 0),
          model_id: z._default(z.string(), ''),
          run_id: z._default(z.string(), ''),
          dataset_name: z._default(z.string(), ''),
          dataset_digest: z._default(z.string(), ''),
        }),
      ),
    }),
    {},
  ),
})

export const loggedModelResponse = z.object({ model: loggedModelSchema })
export const searchLoggedModelsResponse = z.object({
  models: listOf(loggedModelSchema),
  next_page_token: z.optional(z.string()),
})

const texts = repeated(
  z.object({ key: requiredText(LIMITS.key), value: textOrEmpty(LIMITS.registryTagValue) }),
)

export const createLoggedModelRequest = z.object({
  experiment_id: requiredId,
  name: optionalText(500).check(
    z.refine((name) => name === undefined || !/[/:.%"']/.test(name), {
      error: `a model's name must not hold any of / : . % " '`,
    }),
  ),
  model_type: textOrEmpty(500),
  source_run_id: textOrEmpty(),
  params: texts,
  tags: texts,
})
export type CreateLoggedModel = z.output<typeof createLoggedModelRequest>

export const loggedModelPath = z.object({ model_id: requiredText() })
export const finalizeLoggedModelRequest = z.object({
  status: requiredName(STATUSES),
})
export const loggedModelTagsRequest = z.object({ tags: texts })
export const loggedModelTagPath = z.object({ model_id: requiredText(), key: requiredText() })
export const loggedModelParamsRequest = z.object({ params: texts })
export const loggedModelDirectoryRequest = z.object({ artifact_directory_path: textOrEmpty() })
export const loggedModelFileRequest = z.object({ artifact_file_path: requiredText() })
export const searchLoggedModelsRequest = z.object({
  experiment_ids: repeated(requiredId),
  filter: textOrEmpty(),
  max_results: countOr(50, 50_000),
  order_by: repeated(
    z.object({
      field_name: requiredText(),
      ascending: flagOr(true),
    }),
  ),
  page_token: optionalText(),
})
