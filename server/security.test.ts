import { expect, test } from 'vitest'
import { errorBody } from '#protocol/errors.ts'
import { createApp } from './app.ts'
import type { Backend } from './backend.ts'
import { isOwnHost, isSameOrigin } from './security.ts'

/** A backend with one endpoint that reads and one that writes. */
const backend = (): Backend => ({
  info: {
    kind: 'embedded',
    source: 'here',
    store: 'here',
    mlflowVersion: null,
    runColumns: false,
    historyColumns: false,
  },
  routes: (app) => {
    app.get('/api/2.0/mlflow/runs/get', async () => ({}))
    app.post('/api/2.0/mlflow/runs/create', async () => ({}))
  },
  close: async () => {},
})

test.each(['127.0.0.1:5000', 'localhost', '[::1]:80', '192.168.0.4:5000', 'a.localhost'])(
  'the host %s is this server',
  (host) => {
    expect(isOwnHost(host, '127.0.0.1')).toBe(true)
  },
)

test.each(['evil.example', 'localhost.evil.example', '', '127.0.0.1.nip.io', 'a b'])(
  'the host "%s" is not',
  (host) => {
    expect(isOwnHost(host, '127.0.0.1')).toBe(false)
  },
)

test('a server bound to a name answers to that name', () => {
  expect(isOwnHost('lab.example:5000', 'lab.example')).toBe(true)
})

test('a write needs the same origin, scheme aside, or none', () => {
  expect(isSameOrigin(undefined, 'localhost:5000')).toBe(true)
  expect(isSameOrigin('http://localhost:5000', 'localhost:5000')).toBe(true)
  expect(isSameOrigin('http://localhost:5001', 'localhost:5000')).toBe(false)
  expect(isSameOrigin('null', 'localhost:5000')).toBe(false)
})

test('a foreign Host is refused on reads, too', async () => {
  const app = createApp(backend(), { readOnly: false })

  const response = await app.inject({
    url: '/api/2.0/mlflow/runs/get',
    headers: { host: 'evil.example' },
  })

  expect(response.statusCode).toBe(403)
  expect(errorBody.parse(response.json()).message).toContain('evil.example')
})

test('a page of another origin cannot write', async () => {
  const app = createApp(backend(), { readOnly: false })
  const write = (origin?: string) =>
    app.inject({
      method: 'POST',
      url: '/api/2.0/mlflow/runs/create',
      headers: { host: 'localhost:5000', ...(origin && { origin }) },
      body: {},
    })

  expect((await write('https://evil.example')).statusCode).toBe(403)
  expect((await write('http://localhost:5000')).statusCode).toBe(200)
  expect((await write()).statusCode).toBe(200)
})

test('every answer forbids inline script, foreign workers, framing and sniffing', async () => {
  const app = createApp(backend(), { readOnly: false })

  const { headers } = await app.inject('/api/2.0/mlflow/runs/get')

  expect(headers['content-security-policy']).toContain("script-src 'self';")
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['content-security-policy']).toContain("worker-src 'self';")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['x-dns-prefetch-control']).toBe('off')
})

test('what shows artifacts may play what is here and frame what is in memory, and nothing else', async () => {
  const app = createApp(backend(), { readOnly: false })

  const { headers } = await app.inject('/api/2.0/mlflow/runs/get')

  const policy = String(headers['content-security-policy']).split(';')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("media-src 'self'")
  expect(policy).toContain('frame-src blob:')
  expect(policy.some((part) => part.startsWith('object-src'))).toBe(false)
})

test('an unknown endpoint is a 404 in the shape of MLflow', async () => {
  const app = createApp(backend(), { readOnly: false })

  const response = await app.inject({ method: 'POST', url: '/api/2.0/mlflow/nothing/here' })

  expect(response.statusCode).toBe(404)
  expect(errorBody.parse(response.json()).error_code).toBe('ENDPOINT_NOT_FOUND')
})
