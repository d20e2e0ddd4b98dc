import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bulkMetricHistoryResponse, metricHistoryResponse } from '#protocol/runs.ts'
import { startTestServer, type TestServer } from '../testing/testServer.ts'

type Point = { value: unknown; step: number; timestamp: number }

async function runWith(server: TestServer, key: string, points: Point[]): Promise<string> {
  const run_id = await server.createRun()
  for (let i = 0; i < points.length; i += 1_000) {
    const metrics = points.slice(i, i + 1_000).map((point) => Object.assign({ key }, point))
    await server.does('POST', 'runs/log-batch', { run_id, metrics })
  }
  return run_id
}

const point = (value: unknown, step: number, timestamp: number): Point => ({
  value,
  step,
  timestamp,
})

const stepsUpTo = (count: number): Point[] =>
  Array.from({ length: count }, (_, step) => ({ value: step / 2, step, timestamp: 1_000 + step }))

test('without a page size the whole history is returned', async () => {
  const server = await startTestServer()
  const run_id = await runWith(server, 'loss', stepsUpTo(2_500))
  const query = { run_id, metric_key: 'loss' }

  const { metrics, next_page_token } = await server.call(
    'GET',
    'metrics/get-history',
    query,
    metricHistoryResponse,
  )

  expect(metrics).toHaveLength(2_500)
  expect(metrics[7]).toEqual({ key: 'loss', value: 3.5, step: 7, timestamp: 1_007 })
  expect(next_page_token).toBeUndefined()
})

test('pages go by time, then step, then value', async () => {
  const server = await startTestServer()
  const run_id = await runWith(server, 'a/b c', [
    point(3, 0, 9),
    point(2, 5, 1),
    point('NaN', 4, 1),
    point(1, 5, 1),
    point(1, 5, 1),
  ])
  const query = { run_id, metric_key: 'a/b c', max_results: 3 }

  const first = await server.call('GET', 'metrics/get-history', query, metricHistoryResponse)
  const rest = await server.call(
    'GET',
    'metrics/get-history',
    { ...query, page_token: first.next_page_token },
    metricHistoryResponse,
  )

  expect(first.metrics.map(({ value }) => value)).toEqual([Number.NaN, 1, 2])
  expect(rest.metrics.map(({ value }) => value)).toEqual([3])
  expect(rest.next_page_token).toBeUndefined()
})

test('an unknown run or key has no history', async () => {
  const server = await startTestServer()
  const query = { run_id: 'nope', metric_key: 'loss' }

  const answer = await server.call('GET', 'metrics/get-history', query, metricHistoryResponse)

  expect(answer.metrics).toEqual([])
})

test('every double that can be logged reads back as itself', async () => {
  const server = await startTestServer()
  const run_id = await server.createRun()
  const value = fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e308, min: -1e308 })
  const values = fc.sample(value, 900).concat([5e-324, 1e-300, 1.797e308, -0, 3, -7e15])
  const metrics = values.map((value, step) => ({ key: 'x', value, step, timestamp: step }))
  await server.does('POST', 'runs/log-batch', { run_id, metrics })

  const history = await server.call(
    'GET',
    'metrics/get-history',
    { run_id, metric_key: 'x' },
    metricHistoryResponse,
  )

  // SQLite keeps no sign on zero.
  expect(history.metrics.map(({ value }) => value)).toEqual(values.map((value) => value + 0))
})

test('a bulk history shares its limit between the runs', async () => {
  const server = await startTestServer()
  const runs = [
    await runWith(server, 'loss', stepsUpTo(3)),
    await runWith(server, 'loss', [{ value: 'NaN', step: 0, timestamp: 0 }]),
  ].toSorted()
  const query = { run_id: [...runs, 'nope'], metric_key: 'loss' }

  const { metrics } = await server.call(
    'GET',
    'metrics/get-history-bulk',
    query,
    bulkMetricHistoryResponse,
  )
  const limited = await server.call(
    'GET',
    'metrics/get-history-bulk',
    { ...query, max_results: 1 },
    bulkMetricHistoryResponse,
  )

  expect(metrics).toHaveLength(4)
  expect(metrics.map(({ run_id }) => run_id)).toEqual(
    metrics.map(({ run_id }) => run_id).toSorted(),
  )
  expect(limited.metrics.map(({ run_id }) => run_id)).toEqual([runs[0]])
})

test('a sample spreads over the steps and keeps the ends of every run', async () => {
  const server = await startTestServer()
  const long = await runWith(server, 'loss', stepsUpTo(1_500))
  const short = await runWith(server, 'loss', [
    { value: 1, step: 33, timestamp: 1 },
    { value: 2, step: 1_201, timestamp: 2 },
  ])
  const query = { run_ids: [long, short], metric_key: 'loss', max_results: 10 }

  const { metrics } = await server.call(
    'GET',
    'metrics/get-history-bulk-interval',
    query,
    bulkMetricHistoryResponse,
  )
  const stepsOf = (id: string) =>
    metrics.filter(({ run_id }) => run_id === id).map(({ step }) => step)

  expect(stepsOf(long)).toEqual([0, 150, 300, 450, 600, 750, 900, 1_050, 1_200, 1_350, 1_499])
  expect(stepsOf(short)).toEqual([33, 1_201])
})

test('a sample of a long history is as even, also when a far step stretches its range', async () => {
  const server = await startTestServer()
  const dense = await runWith(server, 'loss', stepsUpTo(21_000))
  const far = await runWith(server, 'loss', [point(1, 1_000_000_000_000, 1)])
  const steps = async (run_ids: string[]) => {
    const query = { run_ids, metric_key: 'loss', max_results: 10 }
    const { metrics } = await server.call(
      'GET',
      'metrics/get-history-bulk-interval',
      query,
      bulkMetricHistoryResponse,
    )
    return metrics.filter(({ run_id }) => run_id === dense).map(({ step }) => step)
  }
  const even = [0, 2_100, 4_200, 6_300, 8_400, 10_500, 12_600, 14_700, 16_800, 18_900, 20_999]

  expect(await steps([dense])).toEqual(even)
  expect(await steps([dense, far])).toEqual(even)
})

test('a sample keeps to the steps asked for, and leaves out negative ones unasked', async () => {
  const server = await startTestServer()
  const run = await runWith(server, 'loss', [
    { value: 'NaN', step: -5, timestamp: 1 },
    ...stepsUpTo(20),
  ])
  const steps = async (fields: Record<string, unknown>) => {
    const query = { run_ids: run, metric_key: 'loss', ...fields }
    const { metrics } = await server.call(
      'GET',
      'metrics/get-history-bulk-interval',
      query,
      bulkMetricHistoryResponse,
    )
    return metrics.map(({ step }) => step)
  }

  expect(await steps({ start_step: 4, end_step: 6 })).toEqual([4, 5, 6])
  expect(await steps({ start_step: -9, end_step: 0 })).toEqual([-5, 0])
  expect(await steps({})).toHaveLength(20)
})

test.each([
  ['metrics/get-history', { run_id: 'a' }, "required parameter 'metric_key'"],
  ['metrics/get-history', { metric_key: 'a' }, "required parameter 'run_id'"],
  ['metrics/get-history', { run_id: 'a', metric_key: 'a', max_results: 'x' }, "'max_results'"],
  ['metrics/get-history-bulk', { metric_key: 'a' }, "required parameter 'run_id'"],
  ['metrics/get-history-bulk-interval', { metric_key: 'a' }, "required parameter 'run_ids'"],
  [
    'metrics/get-history-bulk-interval',
    { run_ids: 'a', metric_key: 'a', start_step: 1 },
    'must be given together',
  ],
  [
    'metrics/get-history-bulk-interval',
    { run_ids: 'a', metric_key: 'a', start_step: 2, end_step: 1 },
    "field 'start_step': 2 is after",
  ],
])('%s with %o is refused in plain words', async (endpoint, fields, reason) => {
  const server = await startTestServer()

  const refusal = await server.refusal('GET', endpoint, fields)

  expect(refusal).toMatchObject({ status: 400, code: 'INVALID_PARAMETER_VALUE' })
  expect(refusal.message).toContain(reason)
})
