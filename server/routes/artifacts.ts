import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import {
  getArtifactRequest,
  getModelVersionArtifactRequest,
  listArtifactsRequest,
} from '#protocol/artifactRequests.ts'
import { invalid } from '#protocol/errors.ts'
import {
  loggedModelDirectoryRequest,
  loggedModelFileRequest,
  loggedModelPath,
} from '#protocol/loggedModels.ts'
import { runIdOf } from '#protocol/runRequests.ts'
import type { ArtifactEntry, ArtifactFiles } from '../artifactFiles.ts'
import { checkArtifactPath } from '../artifactPath.ts'
import type { RunArtifacts } from '../folderZip.ts'
import { parseRequest } from '../parseRequest.ts'
import { childUri, servedPath } from '../store/artifactUri.ts'
import type { Store } from '../store/openStore.ts'
import { listed } from './present.ts'
import { sendArtifact } from './sendArtifact.ts'

/** Listings of what runs and logged models keep; their paths are relative to the owner's own root. */
export function artifactListRoutes(app: FastifyInstance, store: Store, files: ArtifactFiles) {
  async function list(rootUri: string, path: string) {
    const entries = await files.list(pathUnder(rootUri, path))
    const folder = checkArtifactPath(path)
    const presented = entries.map((entry) =>
      presentEntry(entry, folder === '' ? entry.name : `${folder}/${entry.name}`),
    )
    return { root_uri: rootUri, files: listed(presented) }
  }

  app.get('/artifacts/list', async ({ query }) => {
    const request = parseRequest(listArtifactsRequest, query)
    return list(await store.runs.artifactUri(runIdOf(request)), request.path)
  })

  app.get('/logged-models/:model_id/artifacts/directories', async ({ params, query }) => {
    const { model_id } = parseRequest(loggedModelPath, params)
    const { artifact_directory_path } = parseRequest(loggedModelDirectoryRequest, query)
    const { artifact_uri } = await store.loggedModels.get(model_id)
    return list(artifact_uri, artifact_directory_path)
  })

  app.get('/logged-models/:model_id/artifacts/files', async (request, reply) => {
    const { model_id } = parseRequest(loggedModelPath, request.params)
    const { artifact_file_path } = parseRequest(loggedModelFileRequest, request.query)
    const { artifact_uri } = await store.loggedModels.get(model_id)
    const path = pathUnder(artifact_uri, artifact_file_path)
    return sendArtifact(request, reply, path, await files.open(path))
  })
}

/** Downloads by run, and by model version; outside the API's prefixes. */
export function artifactFileRoutes(app: FastifyInstance, store: Store, files: ArtifactFiles) {
  app.get('/get-artifact', async (request, reply) => {
    const query = parseRequest(getArtifactRequest, request.query)
    const path = pathUnder(await store.runs.artifactUri(runIdOf(query)), query.path)
    return sendArtifact(request, reply, path, await files.open(path))
  })

  app.get('/model-versions/get-artifact', async (request, reply) => {
    const {
      name,
      version,
      path: below,
    } = parseRequest(getModelVersionArtifactRequest, request.query)
    const location = await storedAt(store, await store.modelVersions.downloadUri(name, version))
    const path = pathUnder(location, below)
    return sendArtifact(request, reply, path, await files.open(path))
  })
}

/** A location as it is kept: one that begins with a run, `runs:/<run id>/<path>`, is below where the run's artifacts are. */
async function storedAt(store: Store, location: string): Promise<string> {
  const [, runId, path] = /^runs:\/+([^/]+)\/(.*)$/s.exec(location) ?? []
  if (runId === undefined || path === undefined) return location
  return childUri(await store.runs.artifactUri(runId), path)
}

/** What a run of the store keeps. */
export async function storedArtifacts(
  store: Store,
  files: ArtifactFiles,
  runId: string,
): Promise<RunArtifacts> {
  const root = await store.runs.artifactUri(runId)
  return {
    list: async (path) => {
      const entries = await files.list(pathUnder(root, path))
      return entries.map(({ name, isFolder }) => ({
        path: path === '' ? name : `${path}/${name}`,
        isFolder,
      }))
    },
    read: async (path) => {
      const { size, read } = await files.open(pathUnder(root, path))
      return size === 0 ? Readable.from([]) : read(0, size - 1)
    },
  }
}

/** Where a path below some location is in our own folder; both parts come from outside. */
function pathUnder(rootUri: string, path: string): string {
  const root = servedPath(rootUri)
  if (root === null) {
    throw invalid(`The artifacts are kept at "${rootUri}", which this server does not serve.`)
  }
  return [checkArtifactPath(root), checkArtifactPath(path)].filter((part) => part !== '').join('/')
}

/** A folder has no size, and neither has an empty file. */
export const presentEntry = ({ isFolder, size }: ArtifactEntry, path: string) => ({
  path,
  is_dir: isFolder,
  file_size: isFolder || size === 0 ? undefined : size,
})
