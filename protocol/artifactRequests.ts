import * as z from 'zod/mini'
import { optionalText, requiredText, textOrEmpty } from './requestFields.ts'

/** Paths of requests are relative to the run's artifact root; none is the root itself. */
export const listArtifactsRequest = z.object({
  run_id: optionalText(),
  run_uuid: optionalText(),
  path: textOrEmpty(),
})
export const getArtifactRequest = z.object({
  run_id: optionalText(),
  run_uuid: optionalText(),
  path: requiredText(),
})
export const getModelVersionArtifactRequest = z.object({
  name: requiredText(),
  version: requiredText(),
  path: requiredText(),
})
export const proxyListRequest = z.object({ path: textOrEmpty() })
