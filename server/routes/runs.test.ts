import { expect, test } from 'vitest'
import { updateRunResponse } from '#protocol/runs.ts'
import { startTestServer, type TestServer } from '../testing/testServer.ts'

const log = (server: TestServer, run_id: string, batch: Record<string, unknown>) =>
  server.does('POST', 'runs/log-batch', { run_id, ...batch })

const metric = (key: string, value: unknown, step: unknown = 0, timestamp: unknown = 1) => ({
  key,
  value,
  step,
  timestamp,
})

test('a created run can be read back, by either name of its id', async () => {
  const server = await startTestServer()
  const tags = [{ key: 'mlflow.parentRunId', value: 'p' }]
  const runId = await server.createRun({ run_name: 'baseline', user_id: 'ann', tags })

  const run = await server.readRun(runId)
  const old = await server.app.inject(`/ajax-api/2.0/mlflow/runs/get?run_uuid=${runId}`)

  expect(run.info).toMatchObject({
    run_name: 'baseline',
    user_id: 'ann',
    status: 'RUNNING',
    start_time: 1,
    artifact_uri: `mlflow-artifacts:/0/${runId}/artifacts`,
  })
  expect(run.info.end_time).toBeUndefined()
  expect(run.data.tags).toEqual([...tags, { key: 'mlflow.runName', value: 'baseline' }])
  expect(old.json()).toMatchObject({ run: { info: { run_id: runId, run_uuid: runId } } })
})

test('a run without a name is given one, and keeps it as a tag', async () => {
  const server = await startTestServer()

  const { info, data } = await server.readRun(await server.createRun())

  expect(info.run_name).toMatch(/^[a-z]+-[a-z]+-\d+$/)
  expect(data.tags).toEqual([{ key: 'mlflow.runName', value: info.run_name }])
})

test('a run ends, and its name and its name tag change together', async () => {
  const server = await startTestServer()
  const runId = await server.createRun({ run_name: 'first' })
  const update = { run_id: runId, status: 'FINISHED', end_time: 9, run_name: 'second' }

  const { run_info } = await server.call('POST', 'runs/update', update, updateRunResponse)
  const tag = { run_id: runId, key: 'mlflow.runName', value: 'third' }
  await server.does('POST', 'runs/set-tag', tag)
  const { info, data } = await server.readRun(runId)

  expect(run_info).toMatchObject({ status: 'FINISHED', end_time: 9, run_name: 'second' })
  expect(info.run_name).toBe('third')
  expect(data.tags).toEqual([{ key: 'mlflow.runName', value: 'third' }])
})

test('of every metric the latest point shows: by step, then time, then value', async () => {
  const server = await startTestServer()
  const runId = await server.createRun()
  await log(server, runId, { metrics: [metric('loss', 0.5, 2), metric('loss', 0.9, 1)] })
  await server.does('POST', 'runs/log-metric', { run_id: runId, ...metric('loss', 0.1, 2, 0) })
  await server.does('POST', 'runs/log-metric', { run_id: runId, ...metric('acc', '0.25') })

  const { data } = await server.readRun(runId)

  expect(data.metrics).toEqual([metric('loss', 0.5, 2), metric('acc', 0.25)])
})

test('of two tiny values at one step the larger is the latest', async () => {
  const server = await startTestServer()
  const runId = await server.createRun()
  for (const value of [5e-324, 1e-300, 1e-310]) {
    await server.does('POST', 'runs/log-metric', { run_id: runId, ...metric('loss', value) })
  }

  expect((await server.readRun(runId)).data.metrics).toEqual([metric('loss', 1e-300)])
})

test('NaN stays NaN, and an infinity is the largest double, as in MLflow', async () => {
  const server = await startTestServer()
  const runId = await server.createRun()
  const values = { nan: 'NaN', up: 'Infinity', down: '-Infinity', tiny: 5e-324 }
  const metrics = Object.entries(values).map(([key, value]) => metric(key, value))
  await log(server, runId, { metrics })
  await log(server, runId, { metrics })

  const { data } = await server.readRun(runId)

  expect(data.metrics.map(({ value }) => value)).toEqual([
    Number.NaN,
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    5e-324,
  ])
})

test('an int64 step is answered with all its digits', async () => {
  const server = await startTestServer()
  const runId = await server.createRun()
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/2.0/mlflow/runs/log-metric',
    headers: { 'content-type': 'application/json' },
    payload: `{"run_id":"${runId}","key":"a","value":1,"timestamp":1,"step":9223372036854775807}`,
  })

  const read = await server.app.inject(`/api/2.0/mlflow/runs/get?run_id=${runId}`)

  expect(response.statusCode).toBe(200)
  expect(read.body).toContain('"step":9223372036854775807')
})

test('a param may be logged again but not changed, and a refused batch leaves nothing', async () => {
  const server = await startTestServer()
  const runId = await server.createRun()
  const params = [{ key: 'lr', value: '0.1' }]
  await log(server, runId, { params })
  await log(server, runId, { params })

  const refusal = await server.refusal('POST', 'runs/log-batch', {
    run_id: runId,
    params: [
      { key: 'new', value: '1' },
      { key: 'lr', value: '0.2' },
    ],
    metrics: [metric('loss', 1)],
    tags: [{ key: 'a', value: 'b' }],
  })
  const { data } = await server.readRun(runId)

  expect(refusal).toMatchObject({ status: 400, code: 'INVALID_PARAMETER_VALUE' })
  expect(refusal.message).toContain('"lr" was "0.1", now "0.2"')
  expect(data).toMatchObject({ params, metrics: [] })
})

test('tags overwrite, the last of a batch wins, and deleting needs one', async () => {
  const server = await startTestServer()
  const runId = await server.createRun({ run_name: 'x' })
  await log(server, runId, {
    tags: [
      { key: 'a', value: '1' },
      { key: 'a', value: '2' },
      { key: 'b', value: '' },
    ],
  })
  await server.does('POST', 'runs/delete-tag', { run_id: runId, key: 'b' })

  const { data } = await server.readRun(runId)

  expect(data.tags.slice(1)).toEqual([{ key: 'a', value: '2' }])
  expect(
    await server.refusal('POST', 'runs/delete-tag', { run_id: runId, key: 'b' }),
  ).toMatchObject({ status: 404, code: 'RESOURCE_DOES_NOT_EXIST' })
})

test('a deleted run can be read and restored, but not written to', async () => {
  const server = await startTestServer()
  const run_id = await server.createRun()
  await server.does('POST', 'runs/delete', { run_id })
  await server.does('POST', 'runs/delete', { run_id })
  const writes: [string, Record<string, unknown>][] = [
    ['runs/log-metric', metric('a', 1)],
    ['runs/log-parameter', { key: 'a', value: '1' }],
    ['runs/log-batch', {}],
    ['runs/set-tag', { key: 'a' }],
    ['runs/update', { status: 'FINISHED' }],
    ['runs/log-inputs', {}],
    ['runs/outputs', {}],
  ]

  for (const [endpoint, fields] of writes) {
    const refusal = await server.refusal('POST', endpoint, { run_id, ...fields })
    expect({ endpoint, ...refusal }).toMatchObject({ endpoint, code: 'INVALID_PARAMETER_VALUE' })
  }
  expect((await server.readRun(run_id)).info.lifecycle_stage).toBe('deleted')
  await server.does('POST', 'runs/restore', { run_id })
  expect((await server.readRun(run_id)).info.lifecycle_stage).toBe('active')
})

test('inputs keep the tags they were first logged with, and a known dataset is reused', async () => {
  const server = await startTestServer()
  const run_id = await server.createRun()
  const dataset = { name: 'prices', digest: 'd', source_type: 's', source: '{}', profile: '{}' }
  const input = (value: string) => ({
    datasets: [{ dataset, tags: [{ key: 'mlflow.data.context', value }] }],
    models: [{ model_id: 'm-1' }],
  })
  await server.does('POST', 'runs/log-inputs', { run_id, ...input('training') })
  await server.does('POST', 'runs/log-inputs', { run_id, ...input('test') })
  await server.does('POST', 'runs/outputs', { run_id, models: [{ model_id: 'm-2', step: 3 }] })

  const { inputs, outputs } = await server.readRun(run_id)

  expect(inputs.dataset_inputs).toEqual([
    {
      dataset: { ...dataset, schema: '' },
      tags: [{ key: 'mlflow.data.context', value: 'training' }],
    },
  ])
  expect(outputs.model_outputs).toEqual([{ model_id: 'm-2', step: 3 }])
})

test('a logged model is appended to the history tag', async () => {
  const server = await startTestServer()
  const run_id = await server.createRun()
  const model = { artifact_path: 'model', flavors: {}, utc_time_created: 'now', run_id }
  const fields = { run_id, model_json: JSON.stringify(model) }
  await server.does('POST', 'runs/log-model', fields)
  await server.does('POST', 'runs/log-model', fields)

  const { data } = await server.readRun(run_id)

  const history = data.tags.find(({ key }) => key === 'mlflow.log-model.history')
  expect(JSON.parse(history?.value ?? '')).toEqual([model, model])
  expect(
    await server.refusal('POST', 'runs/log-model', { run_id, model_json: '{}' }),
  ).toMatchObject({ status: 400, code: 'INVALID_PARAMETER_VALUE' })
})

test.each([
  ['runs/create', {}, "required parameter 'experiment_id'"],
  ['runs/log-metric', { key: 'a', timestamp: 1 }, "required parameter 'value'"],
  ['runs/log-metric', metric('a', 'high'), `field 'value': expected a number, got "high"`],
  ['runs/log-metric', metric('a', [1]), "field 'value': expected a number, got a list"],
  ['runs/log-metric', metric('a', 1, 0, -1), "field 'timestamp': -1 is not between 0"],
  ['runs/log-metric', metric('a', 1, 1.5), "field 'step': expected an integer, got 1.5"],
  ['runs/log-metric', metric('a', 1, '9223372036854775808'), 'does not fit 64 bits'],
  ['runs/log-metric', metric('a#b', 1), `field 'key': the key "a#b" may hold only letters`],
  ['runs/log-metric', metric('../a', 1), `field 'key': the key "../a" reads as a path`],
  ['runs/log-metric', metric('x'.repeat(251), 1), "field 'key': 251 characters"],
  ['runs/log-parameter', { key: 'a', value: 'x'.repeat(6_001) }, "field 'value': 6001 characters"],
  ['runs/log-parameter', { key: 'a', value: 'a\0b' }, "field 'value': a NUL or half"],
  ['runs/log-parameter', { key: 'a', value: 'a\ud800b' }, "field 'value': a NUL or half"],
  ['runs/log-parameter', { key: 'a', value: 3 }, "field 'value': expected a string, got a number"],
  ['runs/set-tag', { key: 'a', value: 'x'.repeat(8_001) }, "field 'value': 8001 characters"],
  ['runs/update', { status: 'DONE' }, "field 'status': expected one of RUNNING, SCHEDULED"],
  [
    'runs/log-batch',
    { metrics: [metric('a', 1), metric('b', {})] },
    "field 'metrics[1].value': expected a number, got an object",
  ],
  [
    'runs/log-batch',
    { metrics: Array.from({ length: 1_001 }, () => metric('a', 1)) },
    "field 'metrics': more than the 1000 entries allowed",
  ],
  [
    'runs/log-batch',
    {
      metrics: Array.from({ length: 1_000 }, () => metric('a', 1)),
      params: [{ key: 'a', value: '1' }],
    },
    'a batch may hold 1000 metrics, params and tags in all',
  ],
  [
    'runs/log-batch',
    {
      params: [
        { key: 'a', value: '1' },
        { key: 'a', value: '1' },
      ],
    },
    `field 'params': the key "a" is given twice`,
  ],
  [
    'runs/log-inputs',
    { datasets: [{ dataset: { name: 'x' } }] },
    "required parameter 'datasets[0].dataset.digest'",
  ],
])('%s with %o is refused in plain words', async (endpoint, fields, reason) => {
  const server = await startTestServer()
  const run_id = await server.createRun()

  const refusal = await server.refusal('POST', endpoint, { run_id, ...fields })

  expect(refusal).toMatchObject({ status: 400, code: 'INVALID_PARAMETER_VALUE' })
  expect(refusal.message).toContain(reason)
})

test('a run whose name and name tag differ is refused, and so is a tag given twice', async () => {
  const server = await startTestServer()
  const create = (fields: Record<string, unknown>) =>
    server.refusal('POST', 'runs/create', { experiment_id: '0', ...fields })
  const tag = { key: 'mlflow.runName', value: 'b' }

  expect(await create({ run_name: 'a', tags: [tag] })).toMatchObject({
    status: 400,
    code: 'INVALID_PARAMETER_VALUE',
  })
  expect(await create({ tags: [tag, tag] })).toMatchObject({ status: 400, code: 'BAD_REQUEST' })
})

test('an unknown run is a 404 with the code that clients look for', async () => {
  const server = await startTestServer()
  const run_id = 'nope'

  for (const [method, endpoint, fields] of [
    ['GET', 'runs/get', {}],
    ['GET', 'artifacts/list', {}],
    ['POST', 'runs/log-metric', metric('a', 1)],
    ['POST', 'runs/update', {}],
    ['POST', 'runs/delete', {}],
  ] as const) {
    const refusal = await server.refusal(method, endpoint, { run_id, ...fields })
    expect({ endpoint, ...refusal }).toMatchObject({ endpoint, code: 'RESOURCE_DOES_NOT_EXIST' })
    expect(refusal.message).toContain('"nope"')
  }
})
