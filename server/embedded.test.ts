import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { errorBody } from '#protocol/errors.ts'
import { createApp } from './app.ts'
import { embeddedBackend } from './embedded.ts'
import { openDatabase } from './sqlite.ts'
import { startTestServer, temporaryFolder } from './testing/testServer.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

test('what was acknowledged is there after the process is killed', async () => {
  const dataDir = await temporaryFolder()
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'testing', 'logUntilKilled.ts'), dataDir],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const acknowledged: { runId: string; step: number }[] = []
  for await (const line of createInterface(child.stdout)) {
    const [runId = '', step = ''] = line.split(' ')
    acknowledged.push({ runId, step: Number(step) })
    if (acknowledged.length === 50) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')

  const database = openDatabase(join(dataDir, 'mlflow.db'))
  const steps = database
    .prepare<{ step: number }>('SELECT step FROM metrics ORDER BY step')
    .all()
    .map(({ step }) => step)
  const [integrity] = database.prepare<{ integrity_check: string }>('PRAGMA integrity_check').all()
  database.close()

  expect(child.signalCode).toBe('SIGKILL')
  expect(steps.slice(0, acknowledged.length)).toEqual(acknowledged.map(({ step }) => step))
  expect(integrity).toEqual({ integrity_check: 'ok' })
})

test('a store keeps what it has when it is opened again', async () => {
  const dataDir = await temporaryFolder()
  const create = async (name: string) => {
    const app = createApp(await embeddedBackend({ dataDir }), { readOnly: false })
    const response = await app.inject({
      method: 'POST',
      url: '/api/2.0/mlflow/experiments/create',
      payload: { name },
    })
    await app.close()
    return response.statusCode
  }

  expect(await create('detectors')).toBe(200)
  expect(await create('detectors')).toBe(400)
})

async function idOf(dataDir: string): Promise<string> {
  const { info, close } = await embeddedBackend({ dataDir })
  await close()
  return info.store
}

test('a store has an id that it keeps and that no other has', async () => {
  const [dataDir, otherDir] = [await temporaryFolder(), await temporaryFolder()]
  const id = await idOf(dataDir)

  expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(await idOf(dataDir)).toBe(id)
  expect(await idOf(otherDir)).not.toBe(id)
})

test('once the server has ended, the file alone holds everything', async () => {
  const dataDir = await temporaryFolder()
  const app = createApp(await embeddedBackend({ dataDir }), { readOnly: false })
  const payload = { name: 'detectors' }
  await app.inject({ method: 'POST', url: '/api/2.0/mlflow/experiments/create', payload })
  await app.close()

  const copy = join(await temporaryFolder(), 'copy.db')
  await copyFile(join(dataDir, 'mlflow.db'), copy)
  const database = openDatabase(copy)
  const names = database.prepare<{ name: string }>('SELECT name FROM experiments').all()
  database.close()

  expect(names.map(({ name }) => name)).toContain('detectors')
})

test('a store that a newer MLflow has upgraded is refused in a sentence', async () => {
  const dataDir = await temporaryFolder()
  await (await embeddedBackend({ dataDir })).close()
  const database = openDatabase(join(dataDir, 'mlflow.db'))
  database.exec(`UPDATE alembic_version SET version_num = '7d34483879f0'`)
  database.close()

  await expect(embeddedBackend({ dataDir })).rejects.toThrow('the table layout 7d34483879f0')
})

test('both prefixes answer, and so do the addresses that clients ask about the server', async () => {
  const { app } = await startTestServer()

  for (const prefix of ['/api', '/ajax-api']) {
    const found = await app.inject(`${prefix}/2.0/mlflow/experiments/get?experiment_id=0`)
    expect(found.statusCode).toBe(200)
    const info = await app.inject(`${prefix}/3.0/mlflow/server-info`)
    expect(info.json()).toEqual({ store_type: 'SqlStore', workspaces_enabled: false })
  }
  expect((await app.inject('/health')).body).toBe('OK')
  expect((await app.inject('/version')).body).toBe('2.9.2')
})

test.each([
  ['GET', '/api/2.0/mlflow/nothing/here'],
  ['GET', '/ajax-api/3.0/mlflow/traces/search'],
  ['POST', '/api/2.0/preview/mlflow/runs/search'],
  ['PUT', '/api/2.0/mlflow/runs/create'],
  ['POST', '/api/2.0/mlflow/registered-models/search'],
] as const)('%s %s is no endpoint, and says so in JSON', async (method, url) => {
  const { app } = await startTestServer()

  const response = await app.inject({ method, url, headers: JSON_TYPE, payload: '{}' })

  expect(response.statusCode).toBe(404)
  expect(errorBody.parse(response.json()).error_code).toBe('ENDPOINT_NOT_FOUND')
})

test.each([
  ['{"run_id": ', JSON_TYPE, 'The request body is not valid JSON'],
  ['{"value": NaN}', JSON_TYPE, 'Write NaN and Infinity as strings'],
  ['[1]', JSON_TYPE, 'Invalid request: expected an object'],
  ['"text"', JSON_TYPE, 'Invalid request: expected an object'],
  ['null', JSON_TYPE, "Missing value for required parameter 'run_id'"],
  ['', JSON_TYPE, "Missing value for required parameter 'run_id'"],
  ['{}', { 'content-type': 'text/plain' }, 'Content-Type must be application/json'],
  ['a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 'must be application/json'],
  ['{}', { 'content-type': 'Application/JSON; charset=utf-8' }, "parameter 'run_id'"],
])('the body %j as %o is refused in plain words', async (payload, headers, reason) => {
  const { app } = await startTestServer()

  const response = await app.inject({
    method: 'POST',
    url: '/api/2.0/mlflow/runs/log-batch',
    headers,
    payload,
  })

  expect(response.statusCode).toBe(400)
  const { error_code, message } = errorBody.parse(response.json())
  expect(error_code).toBe('INVALID_PARAMETER_VALUE')
  expect(message).toContain(reason)
})

test('an address that cannot be decoded is refused in JSON', async () => {
  const { app } = await startTestServer()

  const response = await app.inject('/api/2.0/mlflow-artifacts/artifacts/%zz')

  expect(response.statusCode).toBe(400)
  expect(errorBody.parse(response.json())).toMatchObject({ error_code: 'BAD_REQUEST' })
})

test('a body of a few megabytes is read, one beyond all limits is refused', async () => {
  const server = await startTestServer()
  const run_id = await server.createRun()
  const value = 'x'.repeat(6_000)
  const params = Array.from({ length: 100 }, (_, i) => ({ key: `p${i}`, value }))
  const padding = 'x'.repeat(3_000_000)
  await server.does('POST', 'runs/log-batch', { run_id, params, padding })

  const refusal = await server.refusal('POST', 'runs/log-batch', {
    run_id,
    padding: 'x'.repeat(65 * 1024 * 1024),
  })

  expect((await server.readRun(run_id)).data.params).toEqual(params)
  expect(refusal).toMatchObject({ status: 400, code: 'INVALID_PARAMETER_VALUE' })
  expect(refusal.message).toContain('larger than')
})
