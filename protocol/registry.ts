import * as z from 'zod/mini'
import { int64, keyValue, listOf } from './wire.ts'

/** MLflow's four stages, in the order in which a version climbs and leaves. */
export const STAGES = ['None', 'Staging', 'Production', 'Archived'] as const
export const stageSchema = z.enum(STAGES)
export type Stage = z.output<typeof stageSchema>

const modelVersionSchema = z.object({
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

const registeredModelSchema = z.object({
  name: z.string(),
  creation_timestamp: z.optional(int64),
  last_updated_timestamp: z.optional(int64),
  description: z._default(z.string(), ''),
  latest_versions: listOf(modelVersionSchema),
  tags: listOf(keyValue),
  aliases: listOf(z.object({ alias: z.string(), version: z.string() })),
})

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
