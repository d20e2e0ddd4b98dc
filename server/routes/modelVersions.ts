import type { FastifyInstance } from 'fastify'
import {
  createModelVersionRequest,
  deleteModelVersionTagRequest,
  modelVersionRequest,
  searchModelVersionsRequest,
  setModelVersionTagRequest,
  transitionStageRequest,
  updateModelVersionRequest,
} from '#protocol/registryRequests.ts'
import { parseRequest } from '../parseRequest.ts'
import type { ModelVersionStore } from '../store/modelVersions.ts'
import { listed } from './present.ts'
import { presentModelVersion } from './presentRegistry.ts'
import { readStage } from './readStage.ts'

export function modelVersionRoutes(app: FastifyInstance, versions: ModelVersionStore) {
  app.post('/model-versions/create', async ({ body }) => {
    const version = await versions.create(parseRequest(createModelVersionRequest, body))
    return { model_version: presentModelVersion(version) }
  })

  app.get('/model-versions/get', async ({ query }) => {
    const { name, version } = parseRequest(modelVersionRequest, query)
    return { model_version: presentModelVersion(await versions.get(name, version)) }
  })

  app.get('/model-versions/get-download-uri', async ({ query }) => {
    const { name, version } = parseRequest(modelVersionRequest, query)
    return { artifact_uri: await versions.downloadUri(name, version) }
  })

  app.get('/model-versions/search', async ({ query }) => {
    const page = await versions.search(parseRequest(searchModelVersionsRequest, query))
    return {
      model_versions: listed(page.rows.map(presentModelVersion)),
      next_page_token: page.nextPageToken,
    }
  })

  app.patch('/model-versions/update', async ({ body }) => {
    const { name, version, description } = parseRequest(updateModelVersionRequest, body)
    const described = await versions.describe(name, version, description)
    return { model_version: presentModelVersion(described) }
  })

  app.post('/model-versions/transition-stage', async ({ body }) => {
    const request = parseRequest(transitionStageRequest, body)
    const moved = await versions.transition(
      request.name,
      request.version,
      readStage(request.stage),
      request.archive_existing_versions ? 'archive' : 'keep',
    )
    return { model_version: presentModelVersion(moved) }
  })

  app.delete('/model-versions/delete', async ({ body }) => {
    const { name, version } = parseRequest(modelVersionRequest, body)
    await versions.delete(name, version)
    return {}
  })

  app.post('/model-versions/set-tag', async ({ body }) => {
    const { name, version, key, value } = parseRequest(setModelVersionTagRequest, body)
    await versions.setTag(name, version, key, value)
    return {}
  })

  app.delete('/model-versions/delete-tag', async ({ body }) => {
    const { name, version, key } = parseRequest(deleteModelVersionTagRequest, body)
    await versions.deleteTag(name, version, key)
    return {}
  })
}
