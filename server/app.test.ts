import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorBody } from '#protocol/errors.ts'
import { createApp } from './app.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidemark-web-'))
  await mkdir(join(folder, 'dist/assets'), { recursive: true })
  await writeFile(join(folder, 'dist/index.html'), '<div id="root"></div>')
  await writeFile(join(folder, 'dist/assets/app.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), 'secret')
})
afterAll(() => rm(folder, { recursive: true }))

const start = () =>
  createApp(
    {
      info: {
        kind: 'embedded',
        source: 'here',
        store: 'here',
        mlflowVersion: null,
        runColumns: false,
        historyColumns: false,
      },
      routes: () => {},
      close: async () => {},
    },
    { readOnly: true, user: 'ada', webRoot: join(folder, 'dist') },
  )

const accept = 'text/html,*/*'

test.each(['/', '/experiments/1,2', '/runs/abc/artifacts/plots/a.png', '/models', '/no/such/page'])(
  '%s is a page of the app',
  async (url) => {
    const response = await start().inject({ url, headers: { accept } })

    expect(response.statusCode).toBe(200)
    expect(response.body).toContain('id="root"')
  },
)

test('built files may be kept for good, the page itself never', async () => {
  const app = start()

  expect((await app.inject('/assets/app.js')).headers['cache-control']).toContain('immutable')
  expect((await app.inject('/')).headers['cache-control']).toBe('no-cache')
})

test.each(['/api/2.0/mlflow/nothing', '/assets/gone.js', '/../secret.txt', '/%2e%2e/secret.txt'])(
  '%s is not there, and says so in JSON',
  async (url) => {
    const response = await start().inject({ url, headers: { accept: '*/*' } })

    expect(response.statusCode).toBe(404)
    expect(errorBody.parse(response.json()).error_code).toBe('ENDPOINT_NOT_FOUND')
  },
)

test('an unknown API path is no page, whatever is accepted', async () => {
  const response = await start().inject({ url: '/api/2.0/mlflow/nothing', headers: { accept } })

  expect(response.statusCode).toBe(404)
})

test('the server tells what it serves', async () => {
  expect((await start().inject('/tidemark/server')).json()).toEqual({
    kind: 'embedded',
    source: 'here',
    store: 'here',
    readOnly: true,
    user: 'ada',
    mlflowVersion: null,
    runColumns: false,
    historyColumns: false,
  })
})
