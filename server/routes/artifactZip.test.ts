import { Readable } from 'node:stream'
import { strFromU8, unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { ARTIFACT_ZIP_PATH } from '#protocol/artifactZip.ts'
import { errorBody } from '#protocol/errors.ts'
import { createApp } from '../app.ts'
import { folderZip, LEFT_OUT, type RunArtifacts } from '../folderZip.ts'
import { gateway } from '../gateway.ts'
import { listen } from '../listen.ts'
import { startTestServer } from '../testing/testServer.ts'

const FILES = {
  'confusion_matrix.json': '{"labels":[]}',
  'model/MLmodel': 'flavors: {}',
  'model/data/weights.bin': 'x'.repeat(200_000),
  'model/empty.txt': '',
  'model/50% off/漢字.txt': 'odd names',
}

async function startWithFiles() {
  const server = await startTestServer()
  const runId = await server.createRun()
  for (const [path, payload] of Object.entries(FILES)) {
    const encoded = path.split('/').map(encodeURIComponent).join('/')
    const url = `/api/2.0/mlflow-artifacts/artifacts/0/${runId}/artifacts/${encoded}`
    await server.app.inject({ method: 'PUT', url, payload })
  }
  return { ...server, runId }
}

const textsOf = (archive: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  )

const zipUrl = (runId: string, path = '') =>
  `${ARTIFACT_ZIP_PATH}?${new URLSearchParams({ run_id: runId, path })}`

test('all files of a run come as one archive that is a download and no page', async () => {
  const { app, runId } = await startWithFiles()
  const response = await app.inject(zipUrl(runId))
  expect(textsOf(response.rawPayload)).toEqual(FILES)
  expect(response.headers['content-type']).toBe('application/zip')
  expect(response.headers['content-disposition']).toBe('attachment')
})

test('the files of a folder have names from that folder on', async () => {
  const { app, runId } = await startWithFiles()
  const response = await app.inject(zipUrl(runId, 'model'))
  expect(Object.keys(textsOf(response.rawPayload)).toSorted()).toEqual([
    '50% off/漢字.txt',
    'MLmodel',
    'data/weights.bin',
    'empty.txt',
  ])
})

test('a gateway makes the same archive of what its upstream keeps', async () => {
  const { app, runId } = await startWithFiles()
  const port = await listen(app, { host: '127.0.0.1', port: 0 })
  const upstream = { url: `http://127.0.0.1:${port}`, authorization: null, version: '2.9.2' }
  const before = createApp(gateway(upstream), { readOnly: false })
  onTestFinished(() => before.close())

  expect(textsOf((await before.inject(zipUrl(runId))).rawPayload)).toEqual(FILES)
  const unknown = await before.inject(zipUrl('no-such-run'))
  expect(unknown.statusCode).toBe(404)
  expect(errorBody.parse(unknown.json()).error_code).toBe('RESOURCE_DOES_NOT_EXIST')
})

test('a folder without files, a run that does not exist and a path that leads out are refused', async () => {
  const { app, runId } = await startWithFiles()
  const statusOf = async (url: string) => (await app.inject(url)).statusCode
  expect(await statusOf(zipUrl(runId, 'nowhere'))).toBe(404)
  expect(await statusOf(zipUrl('no-such-run'))).toBe(404)
  expect(await statusOf(zipUrl(runId, '../..'))).toBe(400)
  expect(await statusOf(ARTIFACT_ZIP_PATH)).toBe(400)
})

async function archiveOf(artifacts: RunArtifacts) {
  return textsOf(new Uint8Array(await new Response(folderZip(artifacts, '')).arrayBuffer()))
}

test('what cannot be read, and names that lead out of the folder, are said to be missing', async () => {
  const archive = await archiveOf({
    list: async (path) =>
      path === ''
        ? [
            { path: 'good.txt', isFolder: false },
            { path: 'gone.txt', isFolder: false },
            { path: 'odd', isFolder: true },
          ]
        : [{ path: '../../etc/cron.d/evil', isFolder: false }],
    read: async (path) => {
      if (path === 'gone.txt') throw new Error('No artifact "gone.txt" exists.')
      return Readable.from([Buffer.from('good')])
    },
  })
  expect(Object.keys(archive)).toEqual(['good.txt', LEFT_OUT])
  expect(archive[LEFT_OUT]).toMatch(
    /^gone\.txt: No artifact "gone\.txt" exists\.\nodd: Invalid path .*must not hold "\.\."\.\n$/,
  )
})

test('a tree without an end comes to one', async () => {
  const archive = await archiveOf({
    list: async (path) => [{ path: path === '' ? 'x' : `${path.slice(0, 50)}/x`, isFolder: true }],
    read: async () => Readable.from([]),
  })
  expect(Object.keys(archive)).toEqual([LEFT_OUT])
})
