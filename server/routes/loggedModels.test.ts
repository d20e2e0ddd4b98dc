import { expect, test } from 'vitest'
import { listArtifactsResponse } from '#protocol/artifacts.ts'
import { loggedModelResponse, searchLoggedModelsResponse } from '#protocol/loggedModels.ts'
import { downloadUriResponse, modelVersionResponse } from '#protocol/registry.ts'
import { startTestServer, type TestServer } from '../testing/testServer.ts'

async function createModel(server: TestServer, fields: Record<string, unknown>) {
  const request = { experiment_id: '0', ...fields }
  return (await server.call('POST', 'logged-models', request, loggedModelResponse)).model
}

const readModel = async (server: TestServer, id: string) =>
  (await server.call('GET', `logged-models/${id}`, {}, loggedModelResponse)).model

test('a logged model is created, finished, tagged and deleted', async () => {
  const server = await startTestServer()
  const source_run_id = await server.createRun()
  const params = [{ key: 'lr', value: '0.1' }]
  const { info, data } = await createModel(server, { name: 'm', source_run_id, params })
  const path = `logged-models/${info.model_id}`
  await server.does('PATCH', path, { model_id: info.model_id, status: 'LOGGED_MODEL_READY' })
  await server.does('PATCH', `${path}/tags`, { tags: [{ key: 'a/b', value: 'x' }] })
  await server.does('POST', `${path}/params`, { params: [{ key: 'depth', value: '3' }] })

  const read = await readModel(server, info.model_id)

  expect(info).toMatchObject({
    name: 'm',
    status: 'LOGGED_MODEL_PENDING',
    artifact_uri: `mlflow-artifacts:/0/models/${info.model_id}/artifacts`,
  })
  expect(data.params).toEqual(params)
  expect(read.info).toMatchObject({
    status: 'LOGGED_MODEL_READY',
    tags: [{ key: 'a/b', value: 'x' }],
    source_run_id,
  })
  expect(read.data.params).toEqual([...params, { key: 'depth', value: '3' }])

  await server.does('DELETE', `${path}/tags/${encodeURIComponent('a/b')}`, {})
  expect((await readModel(server, info.model_id)).info.tags).toEqual([])
  await server.does('DELETE', path, {})
  expect(await server.refusal('GET', path, {})).toMatchObject({
    status: 404,
    code: 'RESOURCE_DOES_NOT_EXIST',
  })
})

test('a metric that is sent again for a model belongs to both', async () => {
  const server = await startTestServer()
  const run_id = await server.createRun()
  const { info } = await createModel(server, { source_run_id: run_id })
  const metric = { key: 'loss', value: 'NaN', timestamp: 5, step: 2 }
  await server.does('POST', 'runs/log-batch', { run_id, metrics: [metric] })
  const owned = { ...metric, model_id: info.model_id, dataset_name: 'd', dataset_digest: 'x' }
  await server.does('POST', 'runs/log-batch', { run_id, metrics: [owned] })

  const { data } = await readModel(server, info.model_id)

  expect(data.metrics).toEqual([{ ...owned, value: Number.NaN, run_id }])
  expect((await server.readRun(run_id)).data.metrics).toEqual([{ ...metric, value: Number.NaN }])
})

test('logged models are searched and sorted', async () => {
  const server = await startTestServer()
  const run_id = await server.createRun()
  for (const [name, value] of [
    ['low', 0.1],
    ['high', 0.9],
    ['none', null],
  ] as const) {
    const tags = [{ key: 'team', value: name }]
    const { info } = await createModel(server, { name, tags })
    const metric = { key: 'acc', value, timestamp: 1, model_id: info.model_id }
    if (value !== null) await server.does('POST', 'runs/log-batch', { run_id, metrics: [metric] })
  }
  const found = async (fields: Record<string, unknown>) => {
    const { models } = await server.call(
      'POST',
      'logged-models/search',
      { experiment_ids: ['0'], ...fields },
      searchLoggedModelsResponse,
    )
    return models.map(({ info }) => info.name)
  }

  expect(await found({})).toEqual(['none', 'high', 'low'])
  expect(await found({ filter: 'metrics.acc > 0.5' })).toEqual(['high'])
  expect(await found({ filter: "tags.team IN ('low', 'none')" })).toEqual(['none', 'low'])
  expect(await found({ filter: "name = 'low' AND status = 'PENDING'" })).toEqual(['low'])
  expect(await found({ order_by: [{ field_name: 'metrics.acc' }] })).toEqual([
    'low',
    'high',
    'none',
  ])
  const descending = [{ field_name: 'metrics.acc', ascending: false }]
  expect(await found({ order_by: descending, max_results: 2 })).toEqual(['high', 'low'])
})

test('a version made of a logged model belongs to the run that logged it', async () => {
  const server = await startTestServer()
  const source_run_id = '0'.repeat(32)
  const { info } = await createModel(server, { name: 'm', source_run_id })
  await server.does('POST', 'registered-models/create', { name: 'r' })

  const request = { name: 'r', source: `models:/${info.model_id}` }
  const { model_version } = await server.call(
    'POST',
    'model-versions/create',
    request,
    modelVersionResponse,
  )

  expect(model_version.run_id).toBe(source_run_id)
})

test('a version made of a logged model has that model’s files', async () => {
  const server = await startTestServer()
  const { info } = await createModel(server, { name: 'm' })
  const folder = `0/models/${info.model_id}/artifacts`
  await server.app.inject({
    method: 'PUT',
    url: `/api/2.0/mlflow-artifacts/artifacts/${folder}/MLmodel`,
    payload: 'flavors: {}',
  })
  await server.does('POST', 'registered-models/create', { name: 'r' })
  const version = { name: 'r', version: '1' }
  await server.does('POST', 'model-versions/create', {
    name: 'r',
    source: `models:/${info.model_id}`,
  })

  const { artifact_uri } = await server.call(
    'GET',
    'model-versions/get-download-uri',
    version,
    downloadUriResponse,
  )
  const { files } = await server.call(
    'GET',
    `logged-models/${info.model_id}/artifacts/directories`,
    {},
    listArtifactsResponse,
  )
  const file = await server.app.inject('/model-versions/get-artifact?name=r&version=1&path=MLmodel')

  expect(artifact_uri).toBe(`mlflow-artifacts:/${folder}`)
  expect(files).toEqual([{ path: 'MLmodel', is_dir: false, file_size: 11 }])
  expect(file.body).toBe('flavors: {}')
})

test.each([
  ['logged-models', { name: 'm' }, "required parameter 'experiment_id'"],
  ['logged-models', { experiment_id: '0', name: 'a/b' }, "field 'name'"],
  ['logged-models/search', {}, "required parameter 'experiment_ids'"],
  ['logged-models/search', { experiment_ids: ['0'], filter: 'metric.a > 1' }, 'entity "metric"'],
  [
    'logged-models/search',
    { experiment_ids: ['0'], order_by: [{ field_name: 'tags.a' }] },
    'cannot be sorted by a tag',
  ],
])('%s with %o is refused in plain words', async (endpoint, fields, reason) => {
  const server = await startTestServer()

  const refusal = await server.refusal('POST', endpoint, fields)

  expect(refusal).toMatchObject({ status: 400, code: 'INVALID_PARAMETER_VALUE' })
  expect(refusal.message).toContain(reason)
})
