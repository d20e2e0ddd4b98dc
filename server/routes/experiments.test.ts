import { expect, test } from 'vitest'
import {
  createExperimentResponse,
  getExperimentResponse,
  searchDatasetsResponse,
  searchExperimentsResponse,
} from '#protocol/experiments.ts'
import { startTestServer, type TestServer } from '../testing/testServer.ts'

const names = async (server: TestServer, fields: Record<string, unknown>) => {
  const request = { max_results: 100, ...fields }
  const page = await server.call('POST', 'experiments/search', request, searchExperimentsResponse)
  return page.experiments.map(({ name }) => name)
}

test('a new store has the experiment that clients log to by default', async () => {
  const server = await startTestServer()

  const { experiment } = await server.call(
    'GET',
    'experiments/get',
    { experiment_id: '0' },
    getExperimentResponse,
  )

  expect(experiment).toMatchObject({ name: 'Default', artifact_location: 'mlflow-artifacts:/0' })
})

test.each([`a/b # 100% 'x' "y"`, '<b>&amp;</b>', 'تجربة', 'é'.repeat(250)])(
  'an experiment named %s can be created and found by its name',
  async (name) => {
    const server = await startTestServer()
    const tags = [{ key: 'team', value: name }]
    const created = await server.call(
      'POST',
      'experiments/create',
      { name, tags },
      createExperimentResponse,
    )

    const { experiment } = await server.call(
      'GET',
      'experiments/get-by-name',
      { experiment_name: name },
      getExperimentResponse,
    )

    expect(experiment).toMatchObject({ experiment_id: created.experiment_id, name, tags })
  },
)

test('a name is taken for good, also by a deleted experiment', async () => {
  const server = await startTestServer()
  const id = await server.createExperiment('detectors')
  await server.does('POST', 'experiments/delete', { experiment_id: id })

  const refusal = await server.refusal('POST', 'experiments/create', { name: 'detectors' })

  expect(refusal).toMatchObject({ status: 400, code: 'RESOURCE_ALREADY_EXISTS' })
})

test('deleting an experiment takes its runs along, restoring brings them back', async () => {
  const server = await startTestServer()
  const id = await server.createExperiment('detectors')
  const runId = await server.createRun({ experiment_id: id })

  await server.does('POST', 'experiments/delete', { experiment_id: id })
  const deleted = await server.readRun(runId)
  const refusal = await server.refusal('POST', 'runs/create', { experiment_id: id })
  await server.does('POST', 'experiments/restore', { experiment_id: id })
  const restored = await server.readRun(runId)

  expect(deleted.info.lifecycle_stage).toBe('deleted')
  expect(refusal).toMatchObject({ status: 400, code: 'INVALID_PARAMETER_VALUE' })
  expect(restored.info.lifecycle_stage).toBe('active')
})

test('renaming needs a free name and a living experiment', async () => {
  const server = await startTestServer()
  const id = await server.createExperiment('old')
  await server.createExperiment('taken')
  await server.does('POST', 'experiments/update', { experiment_id: id, new_name: 'new' })
  const rename = (new_name: string) =>
    server.refusal('POST', 'experiments/update', { experiment_id: id, new_name })

  expect(await names(server, { filter: "name = 'new'" })).toEqual(['new'])
  expect(await rename('taken')).toMatchObject({ status: 400, code: 'BAD_REQUEST' })
  await server.does('POST', 'experiments/delete', { experiment_id: id })
  expect(await rename('newer')).toMatchObject({ status: 500, code: 'INVALID_STATE' })
})

test('tags are set, overwritten and deleted', async () => {
  const server = await startTestServer()
  const tag = (key: string, value?: string) =>
    server.does('POST', 'experiments/set-experiment-tag', { experiment_id: '0', key, value })
  await tag('team', 'red')
  await tag('team', 'blue')
  await tag('empty')
  await tag('gone', 'x')
  const gone = { experiment_id: '0', key: 'gone' }
  await server.does('POST', 'experiments/delete-experiment-tag', gone)

  const { experiment } = await server.call(
    'GET',
    'experiments/get',
    { experiment_id: '0' },
    getExperimentResponse,
  )

  expect(experiment.tags).toEqual([
    { key: 'team', value: 'blue' },
    { key: 'empty', value: '' },
  ])
  expect(await server.refusal('POST', 'experiments/delete-experiment-tag', gone)).toMatchObject({
    status: 404,
    code: 'RESOURCE_DOES_NOT_EXIST',
  })
})

test('a search filters, sorts and pages', async () => {
  const server = await startTestServer()
  for (const name of ['b/two', 'a/one', 'b/Three']) await server.createExperiment(name)

  expect(await names(server, { filter: "name LIKE 'b/%'", order_by: ['name'] })).toEqual([
    'b/Three',
    'b/two',
  ])
  expect(await names(server, { filter: "name ILIKE '%THREE'" })).toEqual(['b/Three'])
  const first = await server.call(
    'POST',
    'experiments/search',
    { max_results: 3, order_by: ['name DESC'] },
    searchExperimentsResponse,
  )
  const second = await server.call(
    'GET',
    'experiments/search',
    { max_results: 3, order_by: ['name DESC'], page_token: first.next_page_token },
    searchExperimentsResponse,
  )
  expect(first.experiments.map(({ name }) => name)).toEqual(['b/two', 'b/Three', 'a/one'])
  expect(second.experiments.map(({ name }) => name)).toEqual(['Default'])
  expect(second.next_page_token).toBeUndefined()
})

test('a view shows the living, the deleted, or all', async () => {
  const server = await startTestServer()
  const id = await server.createExperiment('gone')
  await server.does('POST', 'experiments/delete', { experiment_id: id })

  expect(await names(server, {})).toEqual(['Default'])
  expect(await names(server, { view_type: 'DELETED_ONLY' })).toEqual(['gone'])
  expect(await names(server, { view_type: 3, order_by: ['name'] })).toEqual(['Default', 'gone'])
})

test('the datasets of an experiment are listed once for every context', async () => {
  const server = await startTestServer()
  const dataset = { name: 'prices', digest: 'd1', source_type: 'local', source: '{}' }
  const tags = [{ key: 'mlflow.data.context', value: 'training' }]
  for (const _ of [1, 2]) {
    const run_id = await server.createRun()
    await server.does('POST', 'runs/log-inputs', { run_id, datasets: [{ dataset, tags }] })
  }

  const { dataset_summaries } = await server.call(
    'POST',
    'experiments/search-datasets',
    { experiment_ids: ['0'] },
    searchDatasetsResponse,
  )

  expect(dataset_summaries).toEqual([
    { experiment_id: '0', name: 'prices', digest: 'd1', context: 'training' },
  ])
})

test.each([
  ['experiments/create', {}, "Missing value for required parameter 'name'."],
  ['experiments/create', { name: '' }, "Missing value for required parameter 'name'."],
  ['experiments/create', { name: 3 }, "field 'name': expected a string, got a number"],
  ['experiments/create', { name: 'x'.repeat(501) }, "field 'name': 501 characters"],
  ['experiments/create', { name: 'x', tags: 3 }, "field 'tags': expected a list, got a number"],
  [
    'experiments/create',
    { name: 'x', tags: [{ key: 'a' }, { key: 'b', value: 5 }] },
    "field 'tags[1].value': expected a string, got a number",
  ],
  ['experiments/search', {}, "Missing value for required parameter 'max_results'."],
  ['experiments/search', { max_results: 0 }, "field 'max_results': 0 is not between 1 and 50000"],
  ['experiments/search', { max_results: 'many' }, 'expected an integer, got "many"'],
  ['experiments/search', { max_results: 5, view_type: 'SOME' }, 'one of ACTIVE_ONLY, DELETED_ONLY'],
  ['experiments/search', { max_results: 5, page_token: 'x' }, "field 'page_token'"],
  ['experiments/search', { max_results: 5, filter: "attr.name = 'x'" }, 'Invalid entity "attr"'],
  ['experiments/search', { max_results: 5, order_by: ['color'] }, 'does not know "color"'],
  [
    'experiments/set-experiment-tag',
    { experiment_id: '0', key: 'a', value: 'x'.repeat(5_001) },
    "field 'value': 5001 characters are more than the 5000 allowed",
  ],
])('%s with %o is refused in plain words', async (endpoint, fields, reason) => {
  const server = await startTestServer()

  const refusal = await server.refusal('POST', endpoint, fields)

  expect(refusal).toMatchObject({ status: 400, code: 'INVALID_PARAMETER_VALUE' })
  expect(refusal.message).toContain(reason)
})

test('the tags of a new experiment may have any key, but each only once', async () => {
  const server = await startTestServer()
  const tags = [{ key: 'a#b', value: 'x'.repeat(6_000) }]
  await server.does('POST', 'experiments/create', { name: 'a', tags })

  const twice = { name: 'b', tags: [...tags, ...tags] }
  expect(await server.refusal('POST', 'experiments/create', twice)).toMatchObject({
    status: 400,
    code: 'BAD_REQUEST',
  })
})

test('an unknown experiment is a 404 with the code that clients look for', async () => {
  const server = await startTestServer()
  const wanted = [
    server.refusal('GET', 'experiments/get', { experiment_id: '99' }),
    server.refusal('GET', 'experiments/get', { experiment_id: 'abc' }),
    server.refusal('GET', 'experiments/get-by-name', { experiment_name: 'nope' }),
    server.refusal('POST', 'runs/create', { experiment_id: '99' }),
  ]

  for (const refusal of await Promise.all(wanted)) {
    expect(refusal).toMatchObject({ status: 404, code: 'RESOURCE_DOES_NOT_EXIST' })
  }
})
