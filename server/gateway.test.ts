import { createServer, type IncomingMessage } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { errorBody } from '#protocol/errors.ts'
import { RUN_COLUMNS_PATH } from '#protocol/runColumnsReply.ts'
import { RUN_COUNTS_PATH } from '#protocol/runCounts.ts'
import { createApp } from './app.ts'
import { gateway } from './gateway.ts'
import { listen } from './listen.ts'

type Reply = { status?: number; headers?: Record<string, string>; body?: string }
type Received = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { body: string }

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A server somewhere else that keeps what it got; the gateway in front of it listens on a port of its own. */
async function startPair(reply: Reply, authorization: string | null = null, readOnly = false) {
  const received: Received[] = []
  const upstream = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({ method: request.method, url: request.url, headers: request.headers, body })
      response.writeHead(reply.status ?? 200, reply.headers ?? {}).end(reply.body ?? '{}')
    })
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  const address = upstream.address()
  const upstreamPort = typeof address === 'object' && address ? address.port : 0
  const url = `http://127.0.0.1:${upstreamPort}/prefix`
  const app = createApp(gateway({ url, authorization, version: '2.9.2' }), { readOnly })
  const port = await listen(app, { host: '127.0.0.1', port: 0 })
  const closeUpstream = () => new Promise((resolve) => upstream.close(resolve))
  closers.push(() => app.close(), closeUpstream)
  return { origin: `http://127.0.0.1:${port}`, upstreamPort, received, closeUpstream }
}

const api = '/api/2.0/mlflow'

test('a request reaches the upstream below its prefix, under its own host and without a foreign origin', async () => {
  const { origin, upstreamPort, received } = await startPair({})

  await fetch(`${origin}${api}/runs/search?a=1&a=%2F`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie: 'secret=1' },
    body: '{"experiment_ids":["0"]}',
  })

  const [request] = received
  expect(request?.url).toBe(`/prefix${api}/runs/search?a=1&a=%2F`)
  expect(request?.body).toBe('{"experiment_ids":["0"]}')
  expect(request?.headers.host).toBe(`127.0.0.1:${upstreamPort}`)
  expect(request?.headers.origin).toBeUndefined()
  expect(request?.headers.cookie).toBeUndefined()
})

test('credentials are added on the server and those of the browser are dropped', async () => {
  const { origin, received } = await startPair({}, 'Bearer s3cret')

  await fetch(`${origin}${api}/experiments/search?max_results=1`, {
    headers: { authorization: 'Basic other' },
  })

  expect(received[0]?.headers.authorization).toBe('Bearer s3cret')
})

test('a refused login is explained and never becomes a password prompt', async () => {
  const { origin } = await startPair({
    status: 401,
    headers: { 'www-authenticate': 'Basic realm="mlflow"' },
    body: 'You are not authenticated.',
  })

  const response = await fetch(`${origin}${api}/experiments/search`)

  expect(response.status).toBe(401)
  expect(response.headers.get('www-authenticate')).toBeNull()
  expect(errorBody.parse(await response.json()).message).toContain('MLFLOW_TRACKING_USERNAME')
})

test('a redirect is not followed and not passed on', async () => {
  const { origin } = await startPair({ status: 302, headers: { location: 'http://evil.example/' } })

  const response = await fetch(`${origin}${api}/experiments/search`, { redirect: 'manual' })

  expect(response.status).toBe(502)
  expect(response.headers.get('location')).toBeNull()
})

test('an upstream that is gone is a 502 that names it', async () => {
  const { origin, upstreamPort, closeUpstream } = await startPair({})
  await closeUpstream()

  const response = await fetch(`${origin}${api}/experiments/search`)

  expect(response.status).toBe(502)
  expect(errorBody.parse(await response.json()).message).toContain(`127.0.0.1:${upstreamPort}`)
})

test('artifact bytes arrive as a sandboxed download, whatever the upstream calls them', async () => {
  const { origin } = await startPair({
    headers: { 'content-type': 'text/html', 'content-disposition': 'inline' },
    body: '<script>alert(1)</script>',
  })

  const response = await fetch(`${origin}/get-artifact?run_id=a&path=x.html`)

  expect(response.headers.get('content-disposition')).toBe('attachment')
  expect(response.headers.get('content-security-policy')).toContain('sandbox')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test('dot segments do not lead out of the paths that are passed on', async () => {
  const { origin, received } = await startPair({})
  const { port } = new URL(origin)

  const { request } = await import('node:http')
  const status = await new Promise((resolve) => {
    request({ port, path: '/api/%2e%2e/signup' }, (response) => resolve(response.statusCode)).end()
  })

  expect(status).toBe(400)
  expect(received).toEqual([])
})

test('what only our own store can answer is not asked of the upstream', async () => {
  const { origin, received } = await startPair({})
  const searched = await fetch(`${origin}${RUN_COLUMNS_PATH}`, { method: 'POST' })
  const counted = await fetch(`${origin}${RUN_COUNTS_PATH}`)

  expect([searched.status, counted.status]).toEqual([404, 404])
  expect(received).toEqual([])
})

test('read-only refuses writes with 403 and lets searches through', async () => {
  const { origin, received } = await startPair({}, null, true)
  const headers = { 'content-type': 'application/json' }

  const write = await fetch(`${origin}${api}/runs/create`, { method: 'POST', headers, body: '{}' })
  const search = await fetch(`${origin}${api}/runs/search`, { method: 'POST', headers, body: '{}' })

  expect(write.status).toBe(403)
  expect(errorBody.parse(await write.json()).error_code).toBe('PERMISSION_DENIED')
  expect(search.status).toBe(200)
  expect(received.map(({ url }) => url)).toEqual([`/prefix${api}/runs/search`])
})
