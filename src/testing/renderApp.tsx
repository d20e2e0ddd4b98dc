import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { createMemoryRouter } from 'react-router-dom'
import { onTestFinished, vi } from 'vitest'
import { App } from '#app/App.tsx'
import { routes } from '#app/routes.tsx'
import { queryClient } from '#mlflow/queryClient.ts'
import { forgetAllRuns } from '#mlflow/runFeeds.ts'
import { createApp } from '#server/app.ts'
import { embeddedBackend } from '#server/embedded.ts'
import { trainingClient } from './trainingClient.ts'

type ServerOptions = {
  readOnly?: boolean
  /** With `mlflow` it answers what an MLflow server answers, and nothing that is Tidemark's own. */
  only?: 'all' | 'mlflow'
  /** An endpoint that it answers as a server does that has none such. */
  lacks?: string
}

/**
 * Starts an empty embedded server in the test process and points the app's `fetch` at it, until the test ends.
 * What it returns logs as a training script would, and can cut the connection and bring it back.
 */
export async function startServer(options: ServerOptions = {}) {
  const { readOnly = false, only = 'all', lacks } = options
  const dataDir = await mkdtemp(join(tmpdir(), 'tidemark-page-'))
  const backend = await embeddedBackend({ dataDir })
  const app = createApp(backend, { readOnly })
  let connected = true
  const send = fetchThrough(app)
  const underWay = new Set<Promise<Response>>()
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    const response = !connected
      ? Promise.reject(new TypeError('fetch failed'))
      : (only === 'mlflow' && path.startsWith('/tidemark/')) ||
          (lacks !== undefined && path.endsWith(lacks))
        ? Promise.resolve(new Response('Not Found', { status: 404 }))
        : send(path, init)
    underWay.add(response)
    return response
  })
  onTestFinished(async () => {
    connected = false
    await Promise.allSettled(underWay)
    vi.unstubAllGlobals()
    await app.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  return {
    // What the app may only read still has to be logged by someone.
    ...trainingClient(readOnly ? fetchThrough(createApp(backend, { readOnly: false })) : send),
    disconnect: () => {
      connected = false
    },
    reconnect: () => {
      connected = true
    },
  }
}

/** Renders the app's own routes at a path, with nothing remembered from an earlier render. */
export function renderApp(path: string) {
  queryClient.clear()
  void forgetAllRuns()
  const router = createMemoryRouter(routes, { initialEntries: [path] })
  const view = render(<App router={router} queryClient={queryClient} />)
  return {
    ...view,
    user: userEvent.setup(),
    /** Where the app is now: path and search. */
    address: () => router.state.location.pathname + router.state.location.search,
    hash: () => router.state.location.hash,
    navigate: (to: string) => router.navigate(to),
  }
}

/** `fetch` by way of `inject`: no port, bodies streamed, an abort ends the stream. */
function fetchThrough(app: FastifyInstance) {
  return async (path: string, init: RequestInit): Promise<Response> => {
    const { signal } = init
    const payload = init.body ? Buffer.from(await new Response(init.body).arrayBuffer()) : undefined
    const options: InjectOptions & { payloadAsStream: true } = {
      method: toMethod(init.method),
      url: path,
      headers: { host: 'localhost', ...Object.fromEntries(new Headers(init.headers)) },
      ...(payload && { payload }),
      payloadAsStream: true,
    }
    signal?.throwIfAborted()
    const response = await app.inject(options)
    const stream = response.stream()
    signal?.addEventListener('abort', () => stream.destroy(new Error('aborted')), { once: true })
    signal?.throwIfAborted()
    return new Response(BODILESS.has(response.statusCode) ? null : toWeb(stream), {
      status: response.statusCode,
      statusText: response.statusMessage,
      headers: toHeaders(response.headers),
    })
  }
}

/** A `Response` of these must not have a body. */
const BODILESS = new Set([101, 204, 205, 304])

function toMethod(method = 'GET') {
  const known = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const).find(
    (m) => m === method,
  )
  if (!known) throw new Error(`The test's fetch does not know the method ${method}.`)
  return known
}

function toHeaders(headers: Record<string, string | string[] | number | undefined>) {
  const result = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) result.set(name, String(value))
  }
  return result
}

/** As a web stream; `Readable.toWeb` is typed for Node's own `Response` only. */
const toWeb = (stream: Readable) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      stream.on('data', (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)))
      stream.on('end', () => controller.close())
      stream.on('error', (error) => controller.error(error))
    },
    cancel() {
      // What was read ahead would still come.
      stream.removeAllListeners()
      stream.on('error', () => undefined)
      stream.destroy()
    },
  })
