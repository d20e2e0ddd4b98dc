import { queryOptions } from '@tanstack/react-query'
import { MlflowError } from '#protocol/errors.ts'
import { artifactQueries, artifactUrl } from './artifacts.ts'
import { request } from './client.ts'
import { readUpTo } from './readUpTo.ts'
import { readWhole } from './readWhole.ts'

/** A server that sends no parts of files has to send all that stands before one; beyond so many bytes it need not. */
const MOST_SKIPPED_BYTES = 50_000_000

/** Bytes are large; what nobody looks at is let go soon. */
const BYTES_KEPT_MS = 60_000

/** The bytes of an artifact from `start` up to, but not with, `end`; fewer where the artifact ends before. */
export async function readArtifactPart(
  runId: string,
  path: string,
  start: number,
  end: number,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (start >= end) return new Uint8Array()
  const response = await request(artifactUrl(runId, path), {
    headers: { Range: `bytes=${start}-${end - 1}` },
    signal,
  })
  const isPart = response.status === 206
  if (!isPart && start > MOST_SKIPPED_BYTES) {
    await response.body?.cancel()
    throw new MlflowError(
      'NOT_IMPLEMENTED',
      'This server sends files only whole, and this one is too long for that.',
      0,
    )
  }
  const { bytes } = await readUpTo(response, isPart ? end - start : end)
  return isPart ? bytes : bytes.subarray(start)
}

/** All bytes of an artifact. Fails where it has more than these. */
export async function readArtifact(
  runId: string,
  path: string,
  limitBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  return readWhole(await request(artifactUrl(runId, path), { signal }), path, limitBytes)
}

export const artifactByteQueries = {
  /** The first bytes of an artifact, at most `length` of them. */
  head: (runId: string, path: string, length: number) =>
    queryOptions({
      queryKey: [...artifactQueries.all(runId), 'head', path, length],
      queryFn: ({ signal }) => readArtifactPart(runId, path, 0, length, signal),
      staleTime: Infinity,
      gcTime: BYTES_KEPT_MS,
      structuralSharing: false,
    }),

  /**
   * All bytes of an artifact. Fails when it has more bytes than these, whatever the listing said. `listedBytes` is what
   * that was, so that a file that has changed is read anew. Readers of different limits do not share what they read.
   */
  whole: (runId: string, path: string, listedBytes: number, limitBytes: number) =>
    queryOptions({
      queryKey: [...artifactQueries.all(runId), 'whole', path, listedBytes, limitBytes],
      queryFn: ({ signal }) => readArtifact(runId, path, limitBytes, signal),
      staleTime: Infinity,
      gcTime: BYTES_KEPT_MS,
      structuralSharing: false,
    }),
}
