import type { FastifyInstance } from 'fastify'
import {
  createRunRequest,
  deleteTagRequest,
  getRunRequest,
  logBatchRequest,
  logInputsRequest,
  logMetricRequest,
  logModelRequest,
  logOutputsRequest,
  logParamRequest,
  runIdOf,
  runRequest,
  searchRunsRequest,
  setTagRequest,
  updateRunRequest,
} from '#protocol/runRequests.ts'
import { parseRequest } from '../parseRequest.ts'
import type { Store } from '../store/openStore.ts'
import { listed } from './present.ts'
import { presentRun, presentRunInfo } from './presentRun.ts'

type Stores = Pick<Store, 'runs' | 'logging' | 'runInputs'>

export function runRoutes(app: FastifyInstance, { runs, logging, runInputs }: Stores) {
  app.post('/runs/create', async ({ body }) => {
    const run = await runs.create(parseRequest(createRunRequest, body))
    return { run: presentRun(run) }
  })

  app.get('/runs/get', async ({ query }) => {
    const run = await runs.get(runIdOf(parseRequest(getRunRequest, query)))
    return { run: presentRun(run) }
  })

  app.post('/runs/update', async ({ body }) => {
    const request = parseRequest(updateRunRequest, body)
    return { run_info: presentRunInfo(await runs.update(runIdOf(request), request)) }
  })

  app.post('/runs/delete', async ({ body }) => {
    await runs.delete(parseRequest(runRequest, body).run_id)
    return {}
  })

  app.post('/runs/restore', async ({ body }) => {
    await runs.restore(parseRequest(runRequest, body).run_id)
    return {}
  })

  app.post('/runs/search', async ({ body }) => {
    const page = await runs.search(parseRequest(searchRunsRequest, body))
    return { runs: listed(page.rows.map(presentRun)), next_page_token: page.nextPageToken }
  })

  app.post('/runs/log-metric', async ({ body }) => {
    const request = parseRequest(logMetricRequest, body)
    await logging.logBatch(runIdOf(request), { metrics: [request], params: [], tags: [] })
    return {}
  })

  app.post('/runs/log-parameter', async ({ body }) => {
    const request = parseRequest(logParamRequest, body)
    await logging.logBatch(runIdOf(request), { metrics: [], params: [request], tags: [] })
    return {}
  })

  app.post('/runs/set-tag', async ({ body }) => {
    const request = parseRequest(setTagRequest, body)
    await logging.logBatch(runIdOf(request), { metrics: [], params: [], tags: [request] })
    return {}
  })

  app.post('/runs/delete-tag', async ({ body }) => {
    const { run_id, key } = parseRequest(deleteTagRequest, body)
    await logging.deleteTag(run_id, key)
    return {}
  })

  app.post('/runs/log-batch', async ({ body }) => {
    const { run_id, ...batch } = parseRequest(logBatchRequest, body)
    await logging.logBatch(run_id, batch)
    return {}
  })

  app.post('/runs/log-model', async ({ body }) => {
    const { run_id, model_json } = parseRequest(logModelRequest, body)
    await logging.logModel(run_id, model_json)
    return {}
  })

  app.post('/runs/log-inputs', async ({ body }) => {
    const { run_id, datasets, models } = parseRequest(logInputsRequest, body)
    await runInputs.logInputs(run_id, datasets, models)
    return {}
  })

  app.post('/runs/outputs', async ({ body }) => {
    const { run_id, models } = parseRequest(logOutputsRequest, body)
    await runInputs.logOutputs(run_id, models)
    return {}
  })
}
