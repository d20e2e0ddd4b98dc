import * as z from 'zod/mini'
import { int64, listOf } from './wire.ts'

/** `file_size` in bytes; absent for a folder, and for an empty file. */
const fileInfo = z.object({
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
