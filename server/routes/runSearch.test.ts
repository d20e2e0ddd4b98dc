import { expect, test } from 'vitest'
import { searchRunsResponse } from '#protocol/runs.ts'
import { startTestServer, type TestServer } from '../testing/testServer.ts'

/** Searches the default experiment and names the runs found, in their order. */
async function found(server: TestServer, fields: Record<string, unknown>): Promise<string> {
  const request = { experiment_ids: ['0'], ...fields }
  const { runs } = await server.call('POST', 'runs/search', request, searchRunsResponse)
  return runs.map(({ info }) => info.run_name).join(' ')
}

const metric = (key: string, value: unknown) => ({ key, value, timestamp: 1 })

/** Four runs, newest last: a has everything, b a NaN, c no metric at all, d an infinity. */
async function startWithRuns() {
  const server = await startTestServer()
  const ids: Record<string, string> = {}
  for (const [i, run_name] of ['a', 'b', 'c', 'd'].entries()) {
    ids[run_name] = await server.createRun({ run_name, start_time: 1_000 + i, user_id: `u${i}` })
  }
  const log = (name: string, batch: Record<string, unknown>) =>
    server.does('POST', 'runs/log-batch', { run_id: ids[name], ...batch })
  await log('a', {
    metrics: [metric('acc', 0.9), metric('my loss', 1e-300)],
    params: [{ key: 'model', value: 'SVM' }],
    tags: [{ key: 'team/x', value: `it's 100%` }],
  })
  await log('b', {
    metrics: [metric('acc', 'NaN')],
    params: [{ key: 'model', value: 'svm' }],
  })
  await log('d', { metrics: [metric('acc', 'Infinity')], tags: [{ key: 'team/x', value: '' }] })
  const dataset = { name: 'prices', digest: 'd', source_type: 's', source: '{}' }
  const tags = [{ key: 'mlflow.data.context', value: 'training' }]
  await server.does('POST', 'runs/log-inputs', { run_id: ids['a'], datasets: [{ dataset, tags }] })
  await server.does('POST', 'runs/update', { run_id: ids['b'], status: 'FAILED', end_time: 5 })
  return { server, ids }
}

test('a filter picks runs as MLflow does', async () => {
  const { server, ids } = await startWithRuns()
  const cases: [string, string][] = [
    ['', 'd c b a'],
    ['metrics.acc > 0.5', 'd a'],
    // MLflow compares the 0 that it keeps for a NaN.
    ['metrics.acc < 0.5', 'b'],
    ['metrics.acc != 0.9', 'd b'],
    ['metrics.`my loss` < 1e-299 AND metrics.`my loss` > 0', 'a'],
    ["params.model = 'svm'", 'b'],
    ["params.model ILIKE 'SV_'", 'b a'],
    ["params.model != 'svm'", 'a'],
    ['params.model IS NULL', 'd c'],
    [`tags.\`team/x\` = "it's 100%"`, 'a'],
    ["tags.`team/x` LIKE '%\\%'", ''],
    ["tags.`team/x` = ''", 'd'],
    ["status = 'FAILED'", 'b'],
    ["run_name LIKE 'A%'", ''],
    ["attributes.`Run Name` ILIKE 'A%'", 'a'],
    ['start_time >= 1002', 'd c'],
    ['end_time < 9', 'b'],
    [`run_id IN ('${ids['a']}', '${ids['c']}', 'nope')`, 'c a'],
    [`run_id NOT IN ('${ids['a']}')`, 'd c b'],
    ["user_id = 'u3' and metrics.acc > 1", 'd'],
    ["dataset.name = 'prices' AND dataset.context = 'training'", 'a'],
    ["dataset.digest IN ('x')", ''],
  ]

  for (const [filter, names] of cases) {
    expect([filter, await found(server, { filter })]).toEqual([filter, names])
  }
})

test('an order puts numbers first, then NaN, then what is missing, whichever the direction', async () => {
  const { server } = await startWithRuns()
  const cases: [string[], string][] = [
    [[], 'd c b a'],
    [['metrics.acc'], 'a d b c'],
    [['metrics.acc DESC'], 'd a b c'],
    [['params.model DESC', 'start_time ASC'], 'b a c d'],
    [['start_time'], 'a b c d'],
    [['end_time'], 'b d c a'],
    [['run_name DESC'], 'd c b a'],
    [['tags.`team/x` asc'], 'd a c b'],
  ]

  for (const [order_by, names] of cases) {
    expect([order_by, await found(server, { order_by })]).toEqual([order_by, names])
  }
})

test('the longest filter and order that are allowed are answered', async () => {
  const { server } = await startWithRuns()
  const filter = 'metrics.acc < 1 '.repeat(500)
  const order_by = Array.from({ length: 50 }, (_, i) => `metrics.m${i}`)

  expect(await found(server, { filter, order_by })).toBe('b a')
})

test('pages follow one another, and an exactly full one is the last', async () => {
  const { server } = await startWithRuns()
  const request = { experiment_ids: ['0'], max_results: 2 }
  const first = await server.call('POST', 'runs/search', request, searchRunsResponse)
  const second = await server.call(
    'POST',
    'runs/search',
    { ...request, page_token: first.next_page_token },
    searchRunsResponse,
  )

  expect(first.runs.map(({ info }) => info.run_name)).toEqual(['d', 'c'])
  expect(second.runs.map(({ info }) => info.run_name)).toEqual(['b', 'a'])
  expect(second.next_page_token).toBeUndefined()
})

test('only the runs of the wanted experiments and view are searched', async () => {
  const { server, ids } = await startWithRuns()
  const other = await server.createExperiment('other')
  await server.createRun({ experiment_id: other, run_name: 'e', start_time: 9_000 })
  await server.does('POST', 'runs/delete', { run_id: ids['c'] })

  expect(await found(server, {})).toBe('d b a')
  expect(await found(server, { run_view_type: 'DELETED_ONLY' })).toBe('c')
  expect(await found(server, { experiment_ids: [other, '0'], run_view_type: 'ALL' })).toBe(
    'e d c b a',
  )
  expect(await found(server, { experiment_ids: [] })).toBe('')
  expect(await found(server, { experiment_ids: ['99', 'abc'] })).toBe('')
})

test.each([
  [{ filter: 'metrics.acc >' }, 'Cannot read "metrics.acc >"'],
  [{ filter: "metrics.acc = 'high'" }, 'metrics.acc is a number'],
  [{ filter: 'params.lr = 1' }, 'params.lr is text; put the value in quotes'],
  [{ filter: "params.lr > '1'" }, 'params.lr compares with = != LIKE ILIKE'],
  [{ filter: "status IN ('FINISHED')" }, 'status compares with'],
  [{ filter: 'duration > 1' }, 'does not know "duration"'],
  [{ filter: "constructor = 'x'" }, 'does not know "constructor"'],
  [{ filter: "__proto__.x = 'x'" }, 'Invalid entity "__proto__"'],
  [{ filter: "dataset.size = 'x'" }, 'does not know "dataset.size"'],
  [{ filter: 'metrics.a > 1 '.repeat(501) }, 'more than the 500 comparisons'],
  [{ order_by: Array.from({ length: 51 }, (_, i) => `metrics.m${i}`) }, 'more than the 50 entries'],
  [{ order_by: ['metrics.acc up'] }, 'expected ASC, DESC or the end'],
  [{ order_by: ['dataset.name'] }, 'cannot be sorted by a dataset'],
  [{ order_by: ['start_time', 'created'] }, 'a field is named twice'],
  [{ max_results: 50_001 }, "field 'max_results': 50001 is not between 1 and 50000"],
  [{ max_results: 0 }, "field 'max_results'"],
  [{ page_token: 'eyJvZmZzZXQiOiAwfQ==' }, "field 'page_token'"],
  [{ run_view_type: 'GONE' }, "field 'run_view_type'"],
  [{ experiment_ids: {} }, "field 'experiment_ids': expected a list, got an object"],
])('a search with %o is refused in plain words', async (fields, reason) => {
  const server = await startTestServer()

  const refusal = await server.refusal('POST', 'runs/search', { experiment_ids: ['0'], ...fields })

  expect(refusal).toMatchObject({ status: 400, code: 'INVALID_PARAMETER_VALUE' })
  expect(refusal.message).toContain(reason)
})
