import { queryOptions } from '@tanstack/react-query'
import { listArtifactsResponse } from '#protocol/artifacts.ts'
import { ARTIFACT_ZIP_PATH } from '#protocol/artifactZip.ts'
import { get } from './client.ts'
import { limitConcurrency } from './limitConcurrency.ts'
import { walkArtifacts } from './walkArtifacts.ts'

/** `path` is relative to the run's artifact root; `bytes` is null for a folder. */
export type Artifact = { path: string; isFolder: boolean; bytes: number | null }

/** Where an artifact's bytes are; the server sends them as a download, never as a page. */
export const artifactUrl = (runId: string, path: string) =>
  `/get-artifact?${new URLSearchParams({ run_id: runId, path })}`

/** Many runs may be walked at once; what the reader waits for is not to stand behind all of their folders. */
const inTurn = limitConcurrency(4)

/** Where a folder of a run's artifacts comes as one ZIP archive, if Tidemark's own server is the one that answers. */
export const folderZipUrl = (runId: string, path: string) =>
  `${ARTIFACT_ZIP_PATH}?${new URLSearchParams({ run_id: runId, path })}`

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
      queryFn: ({ client, signal }) =>
        walkArtifacts(
          (folder) =>
            inTurn(() => {
              signal.throwIfAborted()
              return client.fetchQuery(artifactQueries.folder(runId, folder))
            }),
          signal,
        ),
    }),
}
