import * as z from 'zod/mini'
import { optionalText, requiredText, textOrEmpty } from './requestFields.ts'
import { int64, listOf } from './wire.ts'

/** `file_size` in bytes; absent for a folder, and for an empty file. */
export const fileInfo = z.object({
  path: z.string(),
  is_dir: z._default(z.boolean(), false),
  file_size: z.optional(int64),
})

/** Paths are relative to the run's artifact root. */
export const listArtifactsResponse = z.object({
  root_uri: z._default(z.string(), ''),
  files: listOf(fileInfo),
})

/** The proxy's listing: paths are base names, and a path that is a file lists nothing. */
export const proxyListResponse = z.object({ files: listOf(fileInfo) })

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
