import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listArtifactsResponse, proxyListResponse } from '#protocol/artifacts.ts'
import { errorBody } from '#protocol/errors.ts'
import { startTestServer, temporaryFolder, type TestServer } from '../testing/testServer.ts'

const PROXY = '/api/2.0/mlflow-artifacts/artifacts'

const digest = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/')

const put = (server: TestServer, path: string, payload: string | Buffer) =>
  server.app.inject({ method: 'PUT', url: `${PROXY}/${encodePath(path)}`, payload })

const get = (server: TestServer, path: string, headers: Record<string, string> = {}) =>
  server.app.inject({ url: `${PROXY}/${encodePath(path)}`, headers })

async function proxyList(server: TestServer, path: string) {
  const response = await server.app.inject(`${PROXY}?path=${encodeURIComponent(path)}`)
  return proxyListResponse.parse(response.json()).files
}

test.each(['plain.txt', `50% of 'it' "all".csv`, 'a+b & c=d?.json', 'مصفوفة.png', '漢 字;.txt'])(
  'a file named %s is uploaded, listed and downloaded',
  async (name) => {
    const server = await startTestServer()
    const bytes = randomBytes(100_000)

    const uploaded = await put(server, `1/run/artifacts/sub dir/${name}`, bytes)
    const downloaded = await get(server, `1/run/artifacts/sub dir/${name}`)

    expect(uploaded.json()).toEqual({})
    expect(downloaded.rawPayload.equals(bytes)).toBe(true)
    expect(await proxyList(server, '1/run/artifacts/sub dir')).toEqual([
      { path: name, is_dir: false, file_size: 100_000 },
    ])
    expect(await readdir(join(server.dataDir, 'uploads'))).toEqual([])
  },
)

test('listing a file, or what does not exist, lists nothing', async () => {
  const server = await startTestServer()
  await put(server, 'a/b.txt', 'b')

  expect(await proxyList(server, 'a/b.txt')).toEqual([])
  expect(await proxyList(server, 'nope')).toEqual([])
  expect(await proxyList(server, '')).toEqual([{ path: 'a', is_dir: true }])
})

test("a run's artifacts are listed by paths from its own root, an empty file without a size", async () => {
  const server = await startTestServer()
  const run_id = await server.createRun()
  const root = `0/${run_id}/artifacts`
  await put(server, `${root}/plots/roc.png`, 'png')
  await put(server, `${root}/empty.txt`, '')
  const list = (path?: string) =>
    server.call(
      'GET',
      'artifacts/list',
      path === undefined ? { run_id } : { run_id, path },
      listArtifactsResponse,
    )

  const { root_uri, files } = await list()

  expect(root_uri).toBe(`mlflow-artifacts:/${root}`)
  expect(files).toEqual([
    { path: 'empty.txt', is_dir: false },
    { path: 'plots', is_dir: true },
  ])
  expect((await list('plots')).files).toEqual([
    { path: 'plots/roc.png', is_dir: false, file_size: 3 },
  ])
  expect((await list('plots/roc.png')).files).toEqual([])
  expect((await list('nope')).files).toEqual([])
})

test('a file is replaced as a whole, and a folder is not replaced by a file', async () => {
  const server = await startTestServer()
  await put(server, 'a/b.txt', 'a longer text')
  await put(server, 'a/b.txt', 'short')

  expect((await get(server, 'a/b.txt')).body).toBe('short')
  for (const path of ['a', 'a/b.txt/c']) {
    const refused = await put(server, path, 'x')
    expect(errorBody.parse(refused.json()).message).toContain('in its way')
    expect(refused.statusCode).toBe(400)
  }
})

test('a file or a folder is deleted, and what is gone may be deleted again', async () => {
  const server = await startTestServer()
  await put(server, 'a/b.txt', 'x')
  await put(server, 'a/c/d.txt', 'x')
  const remove = (path: string) => server.app.inject({ method: 'DELETE', url: `${PROXY}/${path}` })

  expect((await remove('a/b.txt')).json()).toEqual({})
  expect((await remove('a/c')).json()).toEqual({})
  expect((await remove('a/c')).json()).toEqual({})
  expect(await proxyList(server, 'a')).toEqual([])
})

test('a part of a file can be asked for', async () => {
  const server = await startTestServer()
  await put(server, 'a.txt', '0123456789')
  const part = async (range: string) => {
    const { statusCode, headers, body } = await get(server, 'a.txt', { range })
    return [statusCode, headers['content-range'], body]
  }

  expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234'])
  expect(await part('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789'])
  expect(await part('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789'])
  expect(await part('bytes=8-99')).toEqual([206, 'bytes 8-9/10', '89'])
  expect(await part('bytes=10-')).toEqual([416, 'bytes */10', ''])
  expect(await part('bytes=1-2,4-5')).toEqual([200, undefined, '0123456789'])
  expect(await part('lines=1-2')).toEqual([200, undefined, '0123456789'])
})

test('an unchanged file is not sent again', async () => {
  const server = await startTestServer()
  await put(server, 'a.txt', 'x')
  const { headers } = await get(server, 'a.txt')

  const again = await get(server, 'a.txt', { 'if-none-match': String(headers.etag) })

  expect(again.statusCode).toBe(304)
  expect(again.body).toBe('')
})

test.each([
  ['page.html', 'text/html; charset=utf-8'],
  ['plot.svg', 'image/svg+xml'],
  ['plot.png', 'image/png'],
  ['matrix.json', 'text/plain; charset=utf-8'],
  ['MLmodel', 'text/plain; charset=utf-8'],
  ['model.pkl', 'application/octet-stream'],
  ['constructor', 'application/octet-stream'],
])('%s is a download that cannot act as a page of ours', async (name, type) => {
  const server = await startTestServer()
  const run_id = await server.createRun()
  await put(server, `0/${run_id}/artifacts/${name}`, '<script>alert(1)</script>')

  const { headers } = await server.app.inject(`/get-artifact?run_id=${run_id}&path=${name}`)

  expect(headers).toMatchObject({
    'content-type': type,
    'content-length': '25',
    'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`,
  })
  expect(headers['content-security-policy']).toContain('sandbox')
})

test('a name of any script is spelt in the header as the header allows', async () => {
  const server = await startTestServer()
  await put(server, `é"a'.txt`, 'x')

  const { headers } = await get(server, `é"a'.txt`)

  expect(headers['content-disposition']).toBe(
    `attachment; filename="__a'.txt"; filename*=UTF-8''%C3%A9%22a%27.txt`,
  )
})

test.each([
  '../mlflow.db',
  'a/../../mlflow.db',
  '%2e%2e/mlflow.db',
  '%252e%252e%252fmlflow.db',
  '/etc/passwd',
  '%2fetc/passwd',
  'C:/windows',
  'c%3A/windows',
  '\\\\host\\share',
  'a\\..\\b',
  'a%5c..%5cb',
  'a#b',
  'a\0b',
  'x'.repeat(256),
])('the path %j is refused wherever a path is taken', async (path) => {
  const server = await startTestServer()
  const run_id = await server.createRun()
  const encoded = encodeURIComponent(path)
  const attempts = await Promise.all([
    server.app.inject(`${PROXY}/${encoded}`),
    server.app.inject({ method: 'PUT', url: `${PROXY}/${encoded}`, payload: 'x' }),
    server.app.inject({ method: 'DELETE', url: `${PROXY}/${encoded}` }),
    server.app.inject(`${PROXY}?path=${encoded}`),
    server.app.inject(`/get-artifact?run_id=${run_id}&path=${encoded}`),
    server.app.inject(`/api/2.0/mlflow/artifacts/list?run_id=${run_id}&path=${encoded}`),
  ])

  for (const attempt of attempts) {
    expect(attempt.statusCode).toBe(400)
    const { error_code, message } = errorBody.parse(attempt.json())
    expect(error_code).toBe('INVALID_PARAMETER_VALUE')
    expect(message).toMatch(/Invalid (path|value for field 'path')/)
  }
})

test('a link that leads out of the folder is as good as missing', async () => {
  const server = await startTestServer()
  const outside = await temporaryFolder()
  await writeFile(join(outside, 'secret.txt'), 'secret')
  const artifacts = join(server.dataDir, 'artifacts')
  await mkdir(join(artifacts, 'a'))
  await symlink(outside, join(artifacts, 'a', 'out'))
  await symlink(join(outside, 'secret.txt'), join(artifacts, 'a', 'secret.txt'))

  expect((await get(server, 'a/secret.txt')).statusCode).toBe(404)
  expect((await get(server, 'a/out/secret.txt')).statusCode).toBe(404)
  expect((await put(server, 'a/out/new/file.txt', 'x')).statusCode).toBe(404)
  expect(await proxyList(server, 'a')).toEqual([])
  expect(await proxyList(server, 'a/out')).toEqual([])
  expect(await readdir(outside)).toEqual(['secret.txt'])
})

test('a missing file is a 404, a folder and a missing path are a 400', async () => {
  const server = await startTestServer()
  const run_id = await server.createRun()
  await put(server, `0/${run_id}/artifacts/folder/a.txt`, 'x')
  const fetched = async (query: string) => {
    const response = await server.app.inject(`/get-artifact?${query}`)
    return [response.statusCode, errorBody.parse(response.json()).error_code]
  }

  expect(await fetched(`run_id=${run_id}&path=nope`)).toEqual([404, 'RESOURCE_DOES_NOT_EXIST'])
  expect(await fetched(`run_id=nope&path=a`)).toEqual([404, 'RESOURCE_DOES_NOT_EXIST'])
  expect(await fetched(`run_id=${run_id}&path=folder`)).toEqual([400, 'INVALID_PARAMETER_VALUE'])
  expect(await fetched(`run_id=${run_id}`)).toEqual([400, 'INVALID_PARAMETER_VALUE'])
})

test('artifacts that are kept elsewhere are not served', async () => {
  const server = await startTestServer()
  const created = await server.app.inject({
    method: 'POST',
    url: '/api/2.0/mlflow/experiments/create',
    payload: { name: 'elsewhere', artifact_location: '/etc' },
  })
  const { experiment_id } = created.json<{ experiment_id: string }>()
  const run_id = await server.createRun({ experiment_id })

  const refusal = await server.refusal('GET', 'artifacts/list', { run_id })

  expect(refusal).toMatchObject({ status: 400, code: 'INVALID_PARAMETER_VALUE' })
  expect(refusal.message).toContain(`"/etc/${run_id}/artifacts"`)
})

test('a large upload arrives whole over a real connection', async () => {
  const server = await startTestServer()
  const address = await server.app.listen({ port: 0 })
  const bytes = randomBytes(30 * 1024 * 1024)

  const uploaded = await fetch(`${address}${PROXY}/big.bin`, { method: 'PUT', body: bytes })
  const downloaded = await fetch(`${address}${PROXY}/big.bin`)

  expect(uploaded.status).toBe(200)
  expect(digest(new Uint8Array(await downloaded.arrayBuffer()))).toBe(digest(bytes))
})

test('an upload that breaks off leaves the old file and nothing else', async () => {
  const server = await startTestServer()
  await put(server, 'a.bin', 'old')
  const address = new URL(await server.app.listen({ port: 0 }))
  const uploads = () => readdir(join(server.dataDir, 'uploads'))
  const upload = request({
    host: address.hostname,
    port: address.port,
    method: 'PUT',
    path: `${PROXY}/a.bin`,
    headers: { 'content-length': 1_000_000 },
  })
  upload.on('error', () => {})

  upload.write('new')
  await expect.poll(() => uploads()).toHaveLength(1)
  upload.destroy()
  await expect.poll(() => uploads()).toEqual([])

  expect((await get(server, 'a.bin')).body).toBe('old')
})

test('files are uploaded in one piece only', async () => {
  const server = await startTestServer()

  const response = await server.app.inject({
    method: 'POST',
    url: '/api/2.0/mlflow-artifacts/mpu/create/a/b.bin',
    payload: { path: 'a/b.bin', num_parts: 3 },
  })

  expect(response.statusCode).toBe(501)
  expect(errorBody.parse(response.json()).error_code).toBe('NOT_IMPLEMENTED')
})
