import { expect, onTestFinished, test } from 'vitest'
import { RUN_COLUMNS_PATH } from '#protocol/runColumnsReply.ts'
import { RUN_COUNTS_PATH, runCountsResponse } from '#protocol/runCounts.ts'
import { errorBody } from '#protocol/errors.ts'
import { decodeRunColumns } from '#mlflow/decodeRunColumns.ts'
import { decodeRuns } from '#mlflow/decodeRuns.ts'
import { createApp } from '../app.ts'
import { embeddedBackend } from '../embedded.ts'
import { startTestServer, temporaryFolder, type TestServer } from '../testing/testServer.ts'

type Fields = Record<string, unknown>

const post = (server: TestServer, url: string, payload: Fields) =>
  server.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/json' },
  })

const columns = async (server: TestServer, fields: Fields) =>
  decodeRunColumns((await post(server, RUN_COLUMNS_PATH, fields)).json())

const asMlflowAnswers = async (server: TestServer, fields: Fields) =>
  decodeRuns((await post(server, '/api/2.0/mlflow/runs/search', fields)).json())

const awkwardKeys = ['__proto__', 'constructor', '1', 'a/b c', 'Z_-.:x', '0.1', 'constructor.x']
const awkwardTexts = ['', 'x', '"quoted"\\', '\u0001\n\t', '<b>', 'مرحبا', '😀', 'null', '1.50']
const awkwardValues = [
  'NaN',
  'Infinity',
  '-Infinity',
  0,
  -0,
  3,
  -1.5,
  0.1,
  0.31061489856801927,
  5e-324,
  2.2250738585072014e-308,
  1.7976931348623155e308,
  1e21,
  1e-7,
  123456789.12345679,
  9007199254740994,
]

/** Runs in two experiments, some in the trash, each with another part of what is awkward. */
async function startWithOddRuns() {
  const server = await startTestServer()
  const other = await server.createExperiment('other')
  for (let i = 0; i < 24; i++) {
    const run_id = await server.createRun({
      experiment_id: i % 5 === 4 ? other : '0',
      start_time: i % 7 === 6 ? '9223372036854775807' : 1_000 + (i % 3),
      user_id: i % 2 === 0 ? `user ${i}` : '',
      run_name: awkwardTexts[i % awkwardTexts.length],
      tags: i % 4 === 0 ? [{ key: 'mlflow.user', value: '' }] : [],
    })
    const picked = <Item>(list: Item[], offset: number) => list[(i * 5 + offset) % list.length]
    const keys = awkwardKeys.filter((_, at) => (at + i) % 3 !== 0)
    await server.does('POST', 'runs/log-batch', {
      run_id,
      metrics: keys.map((key, at) => ({
        key,
        value: picked(awkwardValues, at),
        timestamp: 1_700_000_000_000 + i,
        step: at - 2,
      })),
      params: keys.map((key, at) => ({ key, value: picked(awkwardTexts, at) })),
      tags: keys.map((key, at) => ({ key, value: picked(awkwardTexts, at * 2) })),
    })
    const dataset = { name: `prices ${i % 2}`, digest: 'd', source_type: 's', source: '{}' }
    const tags = [{ key: 'mlflow.data.context', value: 'training' }]
    const datasets = [{ dataset, tags }, { dataset: { ...dataset, digest: 'e' } }].slice(i % 3)
    await server.does('POST', 'runs/log-inputs', { run_id, datasets })
    if (i % 3 === 0) {
      await server.does('POST', 'runs/update', { run_id, status: 'FAILED', end_time: 9_000 + i })
    }
    if (i % 6 === 5) await server.does('POST', 'runs/delete', { run_id })
  }
  return { server, all: ['0', other] }
}

test('columns hold what MLflow answers, whatever the search', async () => {
  const { server, all } = await startWithOddRuns()
  const searches: Fields[] = [
    {},
    { run_view_type: 'ALL' },
    { run_view_type: 'DELETED_ONLY' },
    { experiment_ids: ['0'] },
    { experiment_ids: [] },
    { experiment_ids: ['nope', '0'] },
    { filter: "status = 'FAILED'" },
    { filter: 'metrics.constructor > 0', order_by: ['metrics.constructor DESC'] },
    { order_by: ['params.`a/b c`', 'start_time ASC'], run_view_type: 'ALL' },
    { filter: "dataset.name = 'prices 1'", experiment_ids: ['0'] },
    { filter: "run_name = 'nobody'" },
  ]
  for (const search of searches) {
    const fields = { experiment_ids: all, ...search }
    const { block, total, nextPageToken } = await columns(server, fields)
    const expected = await asMlflowAnswers(server, fields)

    expect(block).toEqual(expected.block)
    expect(total).toBe(expected.block.ids.length)
    expect(nextPageToken).toBeNull()
  }
})

test('doubles keep every digit', async () => {
  const server = await startTestServer()
  const run_id = await server.createRun()
  const values = awkwardValues.map((value, i) => ({ key: `m${i}`, value, timestamp: 1 }))
  await server.does('POST', 'runs/log-batch', { run_id, metrics: values })
  const { block } = await columns(server, { experiment_ids: ['0'] })

  const read = new Map(block.metrics.map((metric) => [metric.key, metric.values[0]]))
  expect(values.map(({ key }) => read.get(key))).toEqual(
    awkwardValues.map((value) => (value === 0 ? 0 : Number(value))),
  )
})

test('pages follow each other as they do in MLflow, and each tells the total', async () => {
  const { server, all } = await startWithOddRuns()
  const search = { experiment_ids: all, order_by: ['metrics.`1`'], max_results: 7 }
  const { total } = await columns(server, { ...search, max_results: 1 })
  let token: string | null = ''
  let seen = 0
  while (token !== null) {
    const fields: Fields = { ...search, page_token: token }
    const page = await columns(server, fields)
    const expected = await asMlflowAnswers(server, fields)
    expect(page).toEqual({ ...expected, total })
    seen += page.block.ids.length
    token = page.nextPageToken
  }
  expect(seen).toBe(total)
})

test('a search that MLflow would refuse is refused', async () => {
  const server = await startTestServer()
  const response = await post(server, RUN_COLUMNS_PATH, { experiment_ids: ['0'], filter: 'what' })

  expect(response.statusCode).toBe(400)
  expect(errorBody.parse(response.json()).error_code).toBe('INVALID_PARAMETER_VALUE')
})

test('a read-only server answers in columns, and a page of another name or type is refused', async () => {
  const app = createApp(await embeddedBackend({ dataDir: await temporaryFolder() }), {
    readOnly: true,
  })
  onTestFinished(() => app.close())
  const ask = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: RUN_COLUMNS_PATH, payload: '{}', headers })
  const json = { 'content-type': 'application/json' }

  expect((await ask(json)).statusCode).toBe(200)
  expect((await ask({ ...json, host: 'evil.example' })).statusCode).toBe(403)
  expect((await ask({ 'content-type': 'text/plain' })).statusCode).toBe(400)
})

test('runs are counted by experiment, without the trash', async () => {
  const server = await startTestServer()
  const empty = await server.createExperiment('empty')
  const gone = await server.createExperiment('gone')
  await server.createRun({ experiment_id: gone })
  await server.does('POST', 'experiments/delete', { experiment_id: gone })
  const ids = []
  for (const start_time of [5, 30, 20, 90]) ids.push(await server.createRun({ start_time }))
  const [failed, scheduled, , trashed] = ids
  await server.does('POST', 'runs/update', { run_id: failed, status: 'FAILED' })
  await server.does('POST', 'runs/update', { run_id: scheduled, status: 'SCHEDULED' })
  await server.does('POST', 'runs/delete', { run_id: trashed })

  const { counts } = runCountsResponse.parse((await server.app.inject(RUN_COUNTS_PATH)).json())
  expect(counts).toEqual([
    { experiment_id: '0', active: 2, total: 3, last_start: 30 },
    { experiment_id: empty, active: 0, total: 0, last_start: null },
  ])
})
