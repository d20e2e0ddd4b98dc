import type { FastifyInstance } from 'fastify'
import { invalid } from '#protocol/errors.ts'
import {
  createExperimentRequest,
  deleteExperimentTagRequest,
  experimentByNameRequest,
  experimentRequest,
  searchDatasetsRequest,
  searchExperimentsRequest,
  setExperimentTagRequest,
  updateExperimentRequest,
} from '#protocol/experimentRequests.ts'
import { parseRequest } from '../parseRequest.ts'
import type { DatasetSummaryRow, ExperimentRecord, ExperimentStore } from '../store/experiments.ts'
import { listed, presentKeyValues } from './present.ts'

export function experimentRoutes(app: FastifyInstance, experiments: ExperimentStore) {
  app.post('/experiments/create', async ({ body }) => {
    const request = parseRequest(createExperimentRequest, body)
    return { experiment_id: await experiments.create(request) }
  })

  app.get('/experiments/get', async ({ query }) => {
    const { experiment_id } = parseRequest(experimentRequest, query)
    return { experiment: presentExperiment(await experiments.get(experiment_id)) }
  })

  app.get('/experiments/get-by-name', async ({ query }) => {
    const { experiment_name } = parseRequest(experimentByNameRequest, query)
    return { experiment: presentExperiment(await experiments.getByName(experiment_name)) }
  })

  const search = async (request: unknown) => {
    const page = await experiments.search(parseRequest(searchExperimentsRequest, request))
    return {
      experiments: listed(page.rows.map(presentExperiment)),
      next_page_token: page.nextPageToken,
    }
  }
  app.get('/experiments/search', async ({ query }) => search(query))
  app.post('/experiments/search', async ({ body }) => search(body))

  app.post('/experiments/update', async ({ body }) => {
    const { experiment_id, new_name } = parseRequest(updateExperimentRequest, body)
    await experiments.rename(experiment_id, new_name)
    return {}
  })

  app.post('/experiments/delete', async ({ body }) => {
    await experiments.delete(parseRequest(experimentRequest, body).experiment_id)
    return {}
  })

  app.post('/experiments/restore', async ({ body }) => {
    await experiments.restore(parseRequest(experimentRequest, body).experiment_id)
    return {}
  })

  app.post('/experiments/set-experiment-tag', async ({ body }) => {
    const { experiment_id, key, value } = parseRequest(setExperimentTagRequest, body)
    await experiments.setTag(experiment_id, key, value)
    return {}
  })

  app.post('/experiments/delete-experiment-tag', async ({ body }) => {
    const { experiment_id, key } = parseRequest(deleteExperimentTagRequest, body)
    await experiments.deleteTag(experiment_id, key)
    return {}
  })

  app.post('/experiments/search-datasets', async ({ body }) => {
    const request = parseRequest(searchDatasetsRequest, body)
    if (request.experiment_ids.length === 0) {
      throw invalid("Missing value for required parameter 'experiment_ids'.")
    }
    const summaries = await experiments.datasets(request)
    return { dataset_summaries: listed(summaries.map(presentDataset)) }
  })
}

const presentDataset = ({ experiment_id, name, digest, context }: DatasetSummaryRow) => ({
  experiment_id: String(experiment_id),
  name,
  digest,
  context,
})

function presentExperiment(experiment: ExperimentRecord) {
  return {
    experiment_id: String(experiment.experiment_id),
    name: experiment.name,
    artifact_location: experiment.artifact_location,
    lifecycle_stage: experiment.lifecycle_stage,
    last_update_time: experiment.last_update_time ?? undefined,
    creation_time: experiment.creation_time ?? undefined,
    tags: presentKeyValues(experiment.tags),
  }
}
