import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EVERY_POINT_PATH, HISTORY_COLUMNS_PATH } from '#protocol/historyColumnsReply.ts'
import { errorBody } from '#protocol/errors.ts'
import { decodeEveryPoint, decodeHistoryColumns } from '#mlflow/decodeHistoryColumns.ts'
import { type Database, openDatabase } from '../sqlite.ts'
import { startTestServer, type TestServer } from '../testing/testServer.ts'

type Point = { value: number | string; step: number | string; timestamp: number | string }

const logTo = async (server: TestServer, run_id: string, key: string, points: Point[]) => {
  for (let i = 0; i < points.length; i += 1_000) {
    const metrics = points.slice(i, i + 1_000).map((point) => Object.assign({ key }, point))
    await server.does('POST', 'runs/log-batch', { run_id, metrics })
  }
}

async function runWith(server: TestServer, key: string, points: Point[]): Promise<string> {
  const run_id = await server.createRun()
  await logTo(server, run_id, key, points)
  return run_id
}

const point = (step: number, value: number | string = step / 2): Point => ({
  step,
  value,
  timestamp: 1_000 + step,
})
const steps = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => point(from + index))

const ask = (
  server: TestServer,
  fields: Record<string, string | string[]>,
  path = HISTORY_COLUMNS_PATH,
) =>
  server.app.inject(
    `${path}?${new URLSearchParams(
      Object.entries(fields).flatMap(([key, value]) =>
        [value].flat().map((item): [string, string] => [key, item]),
      ),
    )}`,
  )

async function read(server: TestServer, fields: Record<string, string | string[]>) {
  const response = await ask(server, { metric_key: 'loss', ...fields })
  const { cursor, byRun } = decodeHistoryColumns(response.body)
  const [history] = byRun.values()
  if (!history) throw new Error('No history')
  return { cursor, byRun, bytes: response.body.length, ...history }
}

test('a history that is not long is told whole, by step and time, each run for itself', async () => {
  const server = await startTestServer()
  const odd = await runWith(server, 'loss', [
    { step: 7, timestamp: 3, value: 'NaN' },
    { step: -2, timestamp: 9, value: 'Infinity' },
    { step: 7, timestamp: 1, value: '-Infinity' },
    { step: 7, timestamp: 1, value: 5e-324 },
    { step: 7, timestamp: 1, value: 5e-324 },
  ])
  const other = await runWith(server, 'loss', steps(3))
  await logTo(server, other, 'f1', steps(9))

  const { byRun } = await read(server, { run_ids: [odd, other, 'nope'] })

  expect([...byRun.keys()]).toEqual([odd, other, 'nope'])
  expect(byRun.get(odd)).toEqual({
    kind: 'whole',
    sampled: null,
    steps: Float64Array.of(-2, 7, 7, 7),
    times: Float64Array.of(9, 1, 1, 3),
    values: Float64Array.of(Infinity, -Infinity, 5e-324, NaN),
  })
  expect(byRun.get(other)?.values).toEqual(Float64Array.of(0, 0.5, 1))
  expect(byRun.get('nope')?.steps).toHaveLength(0)
})

test('a longer one is sampled: no spike is lost, nor that there was a NaN, and a window tells all', async () => {
  const server = await startTestServer()
  const run_ids = await runWith(server, 'loss', [
    ...steps(7_000),
    point(7_000, 1e9),
    point(7_001, 'NaN'),
    ...steps(4_998, 7_002),
  ])

  const all = await read(server, { run_ids })
  expect(all.sampled).toEqual({
    logged: 12_000,
    undrawable: { nan: 1, positive: 0, negative: 0 },
  })
  expect(all.steps.length).toBeLessThan(7_000)
  expect(all.values).toContain(1e9)
  expect(all.values.includes(NaN)).toBe(true)
  expect([all.steps.at(0), all.steps.at(-1)]).toEqual([0, 11_999])

  const window = await read(server, { run_ids, start_step: '6990', end_step: '7003' })
  expect(window.sampled).toBe(null)
  expect(window.steps).toHaveLength(14)
  expect(window.values).toContain(1e9)
})

test('with a cursor only what was logged since is told, whatever its step, and however long the history is', async () => {
  const server = await startTestServer()
  const run_ids = await runWith(server, 'loss', steps(12_000))
  const first = await read(server, { run_ids })
  const { cursor } = first
  expect(await read(server, { run_ids, cursor })).toMatchObject({ kind: 'since', cursor })

  await logTo(server, run_ids, 'loss', [point(12_000), { ...point(3), value: -1 }, point(3)])
  await runWith(server, 'loss', steps(5))
  const news = await read(server, { run_ids, cursor })

  expect(news).toMatchObject({ kind: 'since', sampled: null })
  expect(news.steps).toEqual(Float64Array.of(3, 12_000))
  expect(news.values).toEqual(Float64Array.of(-1, 6_000))
  expect(news.bytes).toBeLessThan(400)
  expect((await read(server, { run_ids, cursor: news.cursor })).steps).toHaveLength(0)
  const range = { start_step: '0', end_step: '100' }
  expect((await read(server, { run_ids, cursor, ...range })).steps).toEqual(Float64Array.of(3))
})

test('a run that nothing was known of when the cursor was given is told from its start', async () => {
  const server = await startTestServer()
  const empty = await server.createRun()
  const { cursor, steps: before } = await read(server, { run_ids: empty })
  expect(before).toHaveLength(0)

  await logTo(server, empty, 'loss', steps(2))

  expect((await read(server, { run_ids: empty, cursor })).steps).toEqual(Float64Array.of(0, 1))
})

test('more than an answer may hold is sampled, also since a cursor', async () => {
  const server = await startTestServer()
  const run_ids = await runWith(server, 'loss', steps(1))
  const { cursor } = await read(server, { run_ids })
  await logTo(server, run_ids, 'loss', steps(10_001, 1))

  const { kind, sampled } = await read(server, { run_ids, cursor })

  expect({ kind, logged: sampled?.logged }).toEqual({ kind: 'whole', logged: 10_002 })
})

test('where other rows came in the place of erased ones, a cursor is worth nothing, and the whole is told', async () => {
  const server = await startTestServer()
  const run_ids = await runWith(server, 'loss', steps(3))
  const erased = await runWith(server, 'loss', steps(5))
  const { cursor } = await read(server, { run_ids })
  inFile(server, (database) =>
    database.prepare('DELETE FROM metrics WHERE run_uuid = ?').run(erased),
  )
  await logTo(server, run_ids, 'loss', steps(6, 3))

  const { kind, steps: told } = await read(server, { run_ids, cursor })

  expect(kind).toBe('whole')
  expect(told).toHaveLength(9)
})

test('what MLflow itself writes to the same file is told as well', async () => {
  const server = await startTestServer()
  const run_ids = await runWith(server, 'loss', steps(2))
  const { cursor } = await read(server, { run_ids })
  inFile(server, (database) =>
    database
      .prepare('INSERT INTO metrics VALUES (?, ?, ?, ?, ?, ?)')
      .run('loss', 0.25, 1, run_ids, -9, 0),
  )

  expect((await read(server, { run_ids, cursor })).steps).toEqual(Float64Array.of(-9))
  expect((await read(server, { run_ids })).values).toEqual(Float64Array.of(0.25, 0, 0.5))
})

/** Does something to the store's file, as another process would. */
function inFile(server: TestServer, work: (database: Database) => void) {
  const database = openDatabase(join(server.dataDir, 'mlflow.db'))
  work(database)
  database.close()
}

test('steps and times at the ends of 64 bits are sampled as others are', async () => {
  const server = await startTestServer()
  const most = '9223372036854775807'
  const run_ids = await runWith(server, 'loss', [
    ...steps(10_000),
    { step: most, timestamp: most, value: 1 },
    { step: most, timestamp: most, value: 2 },
    { step: '-9223372036854775808', timestamp: 0, value: -3 },
  ])

  const { sampled, steps: told, values } = await read(server, { run_ids })

  expect(sampled?.logged).toBe(10_003)
  expect([told.at(0), told.at(-1)]).toEqual([-(2 ** 63), 2 ** 63])
  expect(values).toContain(2)
})

test('every point of a history is told in pages', async () => {
  const server = await startTestServer()
  const run_id = await runWith(server, 'loss', [point(-1, 'NaN'), ...steps(50_000)])
  const fields = { run_id, metric_key: 'loss' }

  const first = await ask(server, fields, EVERY_POINT_PATH)
  const { points, nextPageToken } = decodeEveryPoint(first.body)
  const rest = await ask(server, { ...fields, page_token: nextPageToken ?? '' }, EVERY_POINT_PATH)

  expect(points.steps).toHaveLength(50_000)
  expect([points.values[0], points.values[1], points.times[2]]).toEqual([NaN, 0, 1_001])
  expect(decodeEveryPoint(rest.body)).toEqual({
    points: {
      steps: Float64Array.of(49_999),
      times: Float64Array.of(50_999),
      values: Float64Array.of(24_999.5),
    },
    nextPageToken: null,
  })
})

test.each([
  [{ metric_key: 'a' }, "required parameter 'run_id'"],
  [{ run_id: 'a' }, "required parameter 'metric_key'"],
  [{ run_id: ['a', 'b'], metric_key: 'a' }, "'run_id'"],
  [{ run_id: 'a', metric_key: 'a', page_token: '-1' }, "'page_token'"],
])('a page of %o is refused in plain words', async (fields, reason) => {
  const server = await startTestServer()

  const response = await ask(server, fields, EVERY_POINT_PATH)

  expect(response.statusCode).toBe(400)
  expect(errorBody.parse(response.json()).message).toContain(reason)
})

test.each([
  [{ metric_key: 'a' }, "required parameter 'run_ids'"],
  [{ run_ids: 'a' }, "required parameter 'metric_key'"],
  [{ run_ids: '', metric_key: 'a' }, "required parameter 'run_ids[0]'"],
  [{ run_ids: 'a', metric_key: 'a\0' }, "'metric_key'"],
  [{ run_ids: 'a', metric_key: ['a', 'b'] }, "'metric_key'"],
  [{ run_ids: 'a', metric_key: 'a', start_step: '1.5' }, "'start_step'"],
  [{ run_ids: 'a', metric_key: 'a', end_step: '9223372036854775808' }, "'end_step'"],
  [{ run_ids: 'a', metric_key: 'a', start_step: '2', end_step: '1' }, "'start_step': 2 is after"],
  [{ run_ids: 'a', metric_key: 'a', cursor: "1' OR 1=1 --" }, "'cursor'"],
  [{ run_ids: 'a', metric_key: 'a', cursor: '' }, "'cursor'"],
])('%o is refused in plain words', async (fields, reason) => {
  const server = await startTestServer()

  const response = await ask(server, fields)

  const refusal = errorBody.parse(response.json())
  expect({ status: response.statusCode, code: refusal.error_code }).toEqual({
    status: 400,
    code: 'INVALID_PARAMETER_VALUE',
  })
  expect(refusal.message).toContain(reason)
})

test('more runs than one answer is for are refused', async () => {
  const server = await startTestServer()
  const run_ids = Array.from({ length: 101 }, (_, index) => `run ${index}`)

  const response = await ask(server, { run_ids, metric_key: 'loss' })

  expect(response.statusCode).toBe(400)
  expect(errorBody.parse(response.json()).message).toContain("'run_ids': more than the 100")
})

test('hostile ids and keys are only ever values', async () => {
  const server = await startTestServer()
  const hostile = `x") OR 1=1 -- '"`
  await runWith(server, 'loss', steps(3))

  const { byRun } = await read(server, { run_ids: hostile, metric_key: "' OR ''='" })

  expect(byRun.get(hostile)?.steps).toHaveLength(0)
})
