import * as z from 'zod/mini'
import { LIMITS } from './keyRules.ts'
import {
  countOr,
  flagOr,
  keyValues,
  optionalText,
  repeated,
  requiredId,
  requiredKey,
  requiredText,
  textOrEmpty,
} from './requestFields.ts'
import { int64, keyValue, listOf } from './wire.ts'

/** MLflow's four stages, in the order in which a version climbs and leaves. */
export const STAGES = ['None', 'Staging', 'Production', 'Archived'] as const
export const stageSchema = z.enum(STAGES)
export type Stage = z.output<typeof stageSchema>

export const modelVersionSchema = z.object({
  name: z.string(),
  version: z.string(),
  creation_timestamp: z.optional(int64),
  last_updated_timestamp: z.optional(int64),
  current_stage: z._default(z.string(), 'None'),
  description: z._default(z.string(), ''),
  source: z._default(z.string(), ''),
  run_id: z._default(z.string(), ''),
  status: z._default(z.enum(['READY', 'PENDING_REGISTRATION', 'FAILED_REGISTRATION']), 'READY'),
  status_message: z._default(z.string(), ''),
  tags: listOf(keyValue),
  aliases: listOf(z.string()),
})
export type WireModelVersion = z.output<typeof modelVersionSchema>

export const registeredModelSchema = z.object({
  name: z.string(),
  creation_timestamp: z.optional(int64),
  last_updated_timestamp: z.optional(int64),
  description: z._default(z.string(), ''),
  latest_versions: listOf(modelVersionSchema),
  tags: listOf(keyValue),
  aliases: listOf(z.object({ alias: z.string(), version: z.string() })),
})
export type WireRegisteredModel = z.output<typeof registeredModelSchema>

export const registeredModelResponse = z.object({ registered_model: registeredModelSchema })
export const searchRegisteredModelsResponse = z.object({
  registered_models: listOf(registeredModelSchema),
  next_page_token: z.optional(z.string()),
})
export const modelVersionResponse = z.object({ model_version: modelVersionSchema })
export const searchModelVersionsResponse = z.object({
  model_versions: listOf(modelVersionSchema),
  next_page_token: z.optional(z.string()),
})
export const latestVersionsResponse = z.object({ model_versions: listOf(modelVersionSchema) })
export const downloadUriResponse = z.object({ artifact_uri: z.string() })

const model = { name: requiredText() }
const modelName = requiredText(256)
const version = { ...model, version: requiredId }
const registryTags = keyValues(LIMITS.registryTagValue)
const tag = { key: requiredKey(), value: textOrEmpty(LIMITS.registryTagValue) }
const paging = {
  filter: textOrEmpty(),
  order_by: repeated(requiredText()),
  page_token: optionalText(),
}

export const createRegisteredModelRequest = z.object({
  name: modelName,
  description: textOrEmpty(5_000),
  tags: registryTags,
})
export const registeredModelRequest = z.object(model)
/** A description that is left out is cleared. */
export const updateRegisteredModelRequest = z.object({ ...model, description: textOrEmpty(5_000) })
export const renameRegisteredModelRequest = z.object({ ...model, new_name: modelName })
export const searchRegisteredModelsRequest = z.object({
  ...paging,
  max_results: countOr(100, 1_000),
})
export const latestVersionsRequest = z.object({ ...model, stages: repeated(requiredText()) })
export const setRegisteredModelTagRequest = z.object({ ...model, ...tag })
export const deleteRegisteredModelTagRequest = z.object({ ...model, key: requiredText() })
export const setAliasRequest = z.object({
  ...version,
  alias: requiredText(LIMITS.alias).check(
    z.refine((alias) => /^[\p{L}\p{N}_-]+$/u.test(alias) && !/^(latest|v\d+)$/i.test(alias), {
      error: 'an alias may hold letters, digits, _ and -, and must not be "latest" or like "v1"',
    }),
  ),
})
export const aliasRequest = z.object({ ...model, alias: requiredText() })

export const createModelVersionRequest = z.object({
  ...model,
  source: requiredText(500),
  run_id: textOrEmpty(),
  run_link: textOrEmpty(500),
  description: textOrEmpty(5_000),
  tags: registryTags,
})
export type CreateModelVersion = z.output<typeof createModelVersionRequest>
export const modelVersionRequest = z.object(version)
export const updateModelVersionRequest = z.object({
  ...version,
  description: optionalText(5_000),
})
export const transitionStageRequest = z.object({
  ...version,
  stage: requiredText(),
  archive_existing_versions: flagOr(false),
})
export const searchModelVersionsRequest = z.object({
  ...paging,
  max_results: countOr(200_000, 200_000),
})
export const setModelVersionTagRequest = z.object({ ...version, ...tag })
export const deleteModelVersionTagRequest = z.object({ ...version, key: requiredText() })
