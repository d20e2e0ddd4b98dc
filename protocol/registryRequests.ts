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
