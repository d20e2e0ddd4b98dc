import type { FastifyInstance } from 'fastify'
import { invalid } from '#protocol/errors.ts'
import {
  createLoggedModelRequest,
  finalizeLoggedModelRequest,
  loggedModelParamsRequest,
  loggedModelPath,
  loggedModelTagPath,
  loggedModelTagsRequest,
  searchLoggedModelsRequest,
} from '#protocol/loggedModels.ts'
import { parseRequest } from '../parseRequest.ts'
import type { LoggedModelRecord, LoggedModelStore } from '../store/loggedModels.ts'
import { listed, presentKeyValues } from './present.ts'
import { presentMetric } from './presentRun.ts'

export function loggedModelRoutes(app: FastifyInstance, models: LoggedModelStore) {
  app.post('/logged-models', async ({ body }) => {
    const model = await models.create(parseRequest(createLoggedModelRequest, body))
    return { model: presentLoggedModel(model) }
  })

  app.post('/logged-models/search', async ({ body }) => {
    const request = parseRequest(searchLoggedModelsRequest, body)
    if (request.experiment_ids.length === 0) {
      throw invalid("Missing value for required parameter 'experiment_ids'.")
    }
    const page = await models.search(request)
    return {
      models: listed(page.rows.map(presentLoggedModel)),
      next_page_token: page.nextPageToken,
    }
  })

  app.get('/logged-models/:model_id', async ({ params }) => {
    const { model_id } = parseRequest(loggedModelPath, params)
    return { model: presentLoggedModel(await models.get(model_id)) }
  })

  app.patch('/logged-models/:model_id', async ({ params, body }) => {
    const { model_id } = parseRequest(loggedModelPath, params)
    const { status } = parseRequest(finalizeLoggedModelRequest, body)
    return { model: presentLoggedModel(await models.finalize(model_id, status)) }
  })

  app.delete('/logged-models/:model_id', async ({ params }) => {
    await models.delete(parseRequest(loggedModelPath, params).model_id)
    return {}
  })

  app.patch('/logged-models/:model_id/tags', async ({ params, body }) => {
    const { model_id } = parseRequest(loggedModelPath, params)
    const { tags } = parseRequest(loggedModelTagsRequest, body)
    return { model: presentLoggedModel(await models.setTags(model_id, tags)) }
  })

  app.delete('/logged-models/:model_id/tags/:key', async ({ params }) => {
    const { model_id, key } = parseRequest(loggedModelTagPath, params)
    await models.deleteTag(model_id, key)
    return {}
  })

  app.post('/logged-models/:model_id/params', async ({ params, body }) => {
    const { model_id } = parseRequest(loggedModelPath, params)
    await models.logParams(model_id, parseRequest(loggedModelParamsRequest, body).params)
    return {}
  })
}

function presentLoggedModel(model: LoggedModelRecord) {
  return {
    info: {
      model_id: model.model_id,
      experiment_id: String(model.experiment_id),
      name: model.name,
      creation_timestamp_ms: model.creation_time,
      last_updated_timestamp_ms: model.last_updated_time,
      artifact_uri: model.artifact_uri,
      status: model.status,
      model_type: model.model_type,
      source_run_id: model.source_run_id,
      tags: presentKeyValues(model.tags),
    },
    data: {
      params: presentKeyValues(model.params),
      metrics: listed(
        model.metrics.map((row) => ({
          ...presentMetric(row),
          model_id: model.model_id,
          run_id: row.run_uuid,
          dataset_name: row.dataset_name,
          dataset_digest: row.dataset_digest,
        })),
      ),
    },
  }
}
