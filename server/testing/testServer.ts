import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import * as z from 'zod/mini'
import { createExperimentResponse } from '#protocol/experiments.ts'
import { errorBody } from '#protocol/errors.ts'
import { getRunResponse } from '#protocol/runs.ts'
import { createApp } from '../app.ts'
import { embeddedBackend } from '../embedded.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Fields = Record<string, unknown>

export type TestServer = Awaited<ReturnType<typeof startTestServer>>

/** A folder that is gone when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-server-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** An embedded server with an empty store, called without a port, until the test ends. */
export async function startTestServer() {
  const dataDir = await temporaryFolder()
  const app = createApp(await embeddedBackend({ dataDir }), { readOnly: false })
  onTestFinished(() => app.close())

  function send(method: Method, endpoint: string, fields: Fields) {
    const url = `/api/2.0/mlflow/${endpoint}`
    if (method === 'GET') return app.inject({ method, url: `${url}?${toSearch(fields)}` })
    const headers = { 'content-type': 'application/json' }
    return app.inject({ method, url, headers, payload: JSON.stringify(fields) })
  }

  /** Makes a call that succeeds, and checks the answer against its schema. */
  async function call<Schema extends z.ZodMiniType>(
    method: Method,
    endpoint: string,
    fields: Fields,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    const response = await send(method, endpoint, fields)
    if (response.statusCode !== 200) {
      throw new Error(`${method} ${endpoint} was answered ${response.statusCode}: ${response.body}`)
    }
    return z.parse(schema, response.json())
  }

  return {
    app,
    dataDir,
    call,

    /** Makes a call whose answer does not matter. */
    does: (method: Method, endpoint: string, fields: Fields) =>
      call(method, endpoint, fields, z.looseObject({})),

    /** Makes a call that is refused, and returns in which words. */
    async refusal(method: Method, endpoint: string, fields: Fields) {
      const response = await send(method, endpoint, fields)
      const { error_code: code, message } = errorBody.parse(response.json())
      return { status: response.statusCode, code, message }
    },

    async createExperiment(name: string): Promise<string> {
      const fields = { name }
      return (await call('POST', 'experiments/create', fields, createExperimentResponse))
        .experiment_id
    },

    async createRun(fields: Fields = {}): Promise<string> {
      const request = { experiment_id: '0', start_time: 1, ...fields }
      return (await call('POST', 'runs/create', request, getRunResponse)).run.info.run_id
    },

    async readRun(runId: string) {
      return (await call('GET', 'runs/get', { run_id: runId }, getRunResponse)).run
    },
  }
}

function toSearch(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((item) => [key, String(item)]),
  )
  return new URLSearchParams(pairs).toString()
}
