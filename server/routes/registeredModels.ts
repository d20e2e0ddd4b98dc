import type { FastifyInstance } from 'fastify'
import {
  aliasRequest,
  createRegisteredModelRequest,
  deleteRegisteredModelTagRequest,
  latestVersionsRequest,
  registeredModelRequest,
  renameRegisteredModelRequest,
  searchRegisteredModelsRequest,
  setAliasRequest,
  setRegisteredModelTagRequest,
  updateRegisteredModelRequest,
} from '#protocol/registryRequests.ts'
import { parseRequest } from '../parseRequest.ts'
import type { Store } from '../store/openStore.ts'
import { listed } from './present.ts'
import { presentModelVersion, presentRegisteredModel } from './presentRegistry.ts'
import { readStage } from './readStage.ts'

type Stores = Pick<Store, 'registeredModels' | 'modelVersions'>

export function registeredModelRoutes(
  app: FastifyInstance,
  { registeredModels: models, modelVersions: versions }: Stores,
) {
  app.post('/registered-models/create', async ({ body }) => {
    const model = await models.create(parseRequest(createRegisteredModelRequest, body))
    return { registered_model: presentRegisteredModel(model) }
  })

  app.get('/registered-models/get', async ({ query }) => {
    const model = await models.get(parseRequest(registeredModelRequest, query).name)
    return { registered_model: presentRegisteredModel(model) }
  })

  app.patch('/registered-models/update', async ({ body }) => {
    const { name, description } = parseRequest(updateRegisteredModelRequest, body)
    return { registered_model: presentRegisteredModel(await models.describe(name, description)) }
  })

  app.post('/registered-models/rename', async ({ body }) => {
    const { name, new_name } = parseRequest(renameRegisteredModelRequest, body)
    return { registered_model: presentRegisteredModel(await models.rename(name, new_name)) }
  })

  app.delete('/registered-models/delete', async ({ body }) => {
    await models.delete(parseRequest(registeredModelRequest, body).name)
    return {}
  })

  app.get('/registered-models/search', async ({ query }) => {
    const page = await models.search(parseRequest(searchRegisteredModelsRequest, query))
    return {
      registered_models: listed(page.rows.map(presentRegisteredModel)),
      next_page_token: page.nextPageToken,
    }
  })

  const latestVersions = async (request: unknown) => {
    const { name, stages } = parseRequest(latestVersionsRequest, request)
    const found = await models.latestVersions(name, stages.map(readStage))
    return { model_versions: listed(found.map(presentModelVersion)) }
  }
  app.get('/registered-models/get-latest-versions', async ({ query }) => latestVersions(query))
  app.post('/registered-models/get-latest-versions', async ({ body }) => latestVersions(body))

  app.post('/registered-models/set-tag', async ({ body }) => {
    const { name, key, value } = parseRequest(setRegisteredModelTagRequest, body)
    await models.setTag(name, key, value)
    return {}
  })

  app.delete('/registered-models/delete-tag', async ({ body }) => {
    const { name, key } = parseRequest(deleteRegisteredModelTagRequest, body)
    await models.deleteTag(name, key)
    return {}
  })

  app.post('/registered-models/alias', async ({ body }) => {
    const { name, version, alias } = parseRequest(setAliasRequest, body)
    await versions.setAlias(name, version, alias)
    return {}
  })

  app.get('/registered-models/alias', async ({ query }) => {
    const { name, alias } = parseRequest(aliasRequest, query)
    return { model_version: presentModelVersion(await versions.getByAlias(name, alias)) }
  })

  app.delete('/registered-models/alias', async ({ body }) => {
    const { name, alias } = parseRequest(aliasRequest, body)
    await versions.deleteAlias(name, alias)
    return {}
  })
}
