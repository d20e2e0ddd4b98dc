import { queryOptions } from '@tanstack/react-query'
import { listArtifactsResponse } from '#protocol/artifacts.ts'
import { MlflowError } from '#protocol/errors.ts'
import { get, request } from './client.ts'
import { walkArtifacts } from './walkArtifacts.ts'

/** `path` is relative to the run's artifact root; `bytes` is null for a folder. */
export type Artifact = { path: string; isFolder: boolean; bytes: number | null }

/** The most bytes of one artifact that a preview reads; counted as they arrive, whatever the listing said. */
export const PREVIEW_LIMIT_BYTES = 5_000_000

/** Where an artifact's bytes are; the server sends them as a download, never as a page. */
export const artifactUrl = (runId: string, path: string) =>
  `/get-artifact?${new URLSearchParams({ run_id: runId, path })}`

export const artifactQueries = {
  all: (runId: string) => ['artifacts', runId] as const,

  /** What lies directly in one folder of a run's artifacts; '' is the root. Folders first, by name. */
  folder: (runId: string, path: string) =>
    queryOptions({
      queryKey: [...artifactQueries.all(runId), 'folder', path],
      queryFn: async ({ signal }) => {
        const query = { run_id: runId, path: path || undefined }
        const { files } = await get('artifacts/list', query, listArtifactsResponse, signal)
        return files
          .map((file): Artifact => ({
            path: file.path,
            isFolder: file.is_dir,
            // MLflow leaves the size of an empty file out.
            bytes: file.is_dir ? null : (file.file_size ?? 0),
          }))
          .toSorted(
            (a, b) => Number(b.isFolder) - Number(a.isFolder) || a.path.localeCompare(b.path),
          )
      },
    }),

  /** The files of a run in all of its folders, as far as a walk goes. */
  everywhere: (runId: string) =>
    queryOptions({
      queryKey: [...artifactQueries.all(runId), 'everywhere'],
      queryFn: ({ client }) =>
        walkArtifacts((folder) => client.fetchQuery(artifactQueries.folder(runId, folder))),
    }),

  /** An artifact as UTF-8 text. Fails when it has more bytes than these. */
  text: (runId: string, path: string, limitBytes: number) =>
    queryOptions({
      queryKey: [...artifactQueries.all(runId), 'text', path],
      queryFn: async ({ signal }) => {
        const { text, complete } = await readText(runId, path, limitBytes, signal)
        if (complete) return text
        throw new MlflowError(
          'TOO_LARGE',
          `${path} is longer than the ${limitBytes / 1e6} MB that are read of it; download it instead.`,
          0,
        )
      },
      staleTime: TEXT_STALE_MS,
    }),

  /** The beginning of an artifact as UTF-8 text, as far as a preview reads. */
  beginning: (runId: string, path: string) =>
    queryOptions({
      queryKey: [...artifactQueries.all(runId), 'beginning', path],
      queryFn: ({ signal }) => readText(runId, path, PREVIEW_LIMIT_BYTES, signal),
      staleTime: TEXT_STALE_MS,
    }),
}

export type ArtifactText = {
  text: string
  /** False where the artifact goes on beyond `PREVIEW_LIMIT_BYTES`. */
  complete: boolean
}

const TEXT_STALE_MS = 60_000

async function readText(
  runId: string,
  path: string,
  limitBytes: number,
  signal: AbortSignal,
): Promise<ArtifactText> {
  const { body } = await request(artifactUrl(runId, path), { signal })
  const decoder = new TextDecoder()
  let text = ''
  let left = limitBytes
  // Not `for await`: Safari's streams are not iterable.
  const reader = body?.getReader()
  for (;;) {
    const chunk = await reader?.read()
    if (!chunk?.value) return { text: text + decoder.decode(), complete: true }
    text += decoder.decode(chunk.value.subarray(0, left), { stream: true })
    left -= chunk.value.byteLength
    if (left < 0) {
      await reader?.cancel()
      return { text, complete: false }
    }
  }
}
