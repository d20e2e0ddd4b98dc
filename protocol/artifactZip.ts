import * as z from 'zod/mini'

/** Where Tidemark's own server hands out a folder of a run's artifacts as one ZIP archive. */
export const ARTIFACT_ZIP_PATH = '/tidemark/artifacts/zip'

/** `path` is relative to the run's artifact root; '' is the root. */
export const artifactZipRequest = z.object({
  run_id: z.string().check(z.minLength(1)),
  path: z._default(z.string(), ''),
})
