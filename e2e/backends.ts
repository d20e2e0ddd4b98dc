/**
 * Starts and fills the backends that the browser specs look at: each on first request, once, and all
 * of them ended together. Playwright runs it beside the tests and reads its address from its output;
 * `fixtures.ts` asks it. `GET /?name=…` answers once that backend is up and trained into.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { MlflowName } from '../scripts/mlflowEnvironment.mjs'
import { type BackendName, backendNames, type ReadyBackend } from './backendNames.ts'
import { startMlflow } from './startMlflow.ts'
import type { Started } from './startProcess.ts'
import { emptyStore, startTidemark } from './startTidemark.ts'
import { train } from './train.ts'

const root = path.dirname(import.meta.dirname)
const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-e2e-'))
const started: Started[] = []
const backends = new Map<BackendName, Promise<ReadyBackend>>()

const prepare: Record<BackendName, () => Promise<ReadyBackend>> = {
  'embedded with client 2.9.2': () => embedded('2.9.2'),
  'embedded with client 3.x': () => embedded('3.x'),
  'gateway to MLflow 2.9.2': () => gateway('2.9.2'),
  'gateway to MLflow 3.x': () => gateway('3.x'),
}

/** Trained into through Tidemark itself. */
async function embedded(client: MlflowName): Promise<ReadyBackend> {
  const { url } = await keep(startTidemark(root, emptyStore(await newFolder())))
  return { url, facts: await train(root, client, url) }
}

/** Trained into directly, as people do who have an MLflow server already. */
async function gateway(version: MlflowName): Promise<ReadyBackend> {
  const mlflow = await keep(startMlflow(root, version, await newFolder()))
  const facts = await train(root, version, mlflow.url)
  const { url } = await keep(startTidemark(root, [mlflow.url]))
  return { url, facts }
}

const newFolder = () => mkdtemp(path.join(folder, 'store-'))

async function keep(starting: Promise<Started>): Promise<Started> {
  const server = await starting
  started.push(server)
  return server
}

async function ready(name: string | null): Promise<ReadyBackend> {
  const known = backendNames.find((backend) => backend === name)
  if (!known) throw new Error(`There is no backend named "${name}"`)
  const backend = backends.get(known) ?? prepare[known]()
  backends.set(known, backend)
  return backend
}

const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
  ready(searchParams.get('name')).then(
    (backend) => response.end(JSON.stringify(backend)),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
})
// Training takes longer than Node grants a request.
server.requestTimeout = 0
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  console.log(`Backends are at http://127.0.0.1:${port}`)
})

async function shutDown() {
  await Promise.all(started.map(({ stop }) => stop()))
  await rm(folder, { recursive: true, force: true })
  process.exit()
}
process.once('SIGTERM', () => void shutDown())
process.once('SIGINT', () => void shutDown())
// A runner that was killed cannot tell us to stop.
const runner = Number(process.env['TIDEMARK_RUNNER'])
setInterval(() => isRunning(runner) || void shutDown(), 2_000)

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
