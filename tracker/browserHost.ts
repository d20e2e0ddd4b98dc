import { mlflowError } from '#protocol/errors.ts'
import type { TrackerHost } from './TrackerHost.ts'

const noFiles = async (): Promise<never> => {
  throw mlflowError(
    'NOT_IMPLEMENTED',
    'A page cannot read files by their path; pass logArtifact a File instead.',
  )
}

export const host: TrackerHost = {
  trackingUri: () => location.origin,
  user: () => 'unknown',
  authorization: () => null,
  requestTimeoutMs: () => 30_000,
  // A query may hold what is not meant to be kept.
  sourceTags: async () => ({ 'mlflow.source.name': `${location.origin}${location.pathname}` }),
  openFile: noFiles,
  listFiles: noFiles,

  onInterrupt(end) {
    // Once a page is left there is time for nothing but what has been sent already.
    const onLeave = () => void end(0)
    addEventListener('pagehide', onLeave, { once: true })
    return () => removeEventListener('pagehide', onLeave)
  },
}
