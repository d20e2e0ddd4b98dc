// `npm run bench`: Tidemark beside real MLflow servers, on the same data and machine, in one run.
// Times are medians in ms on whatever this machine is; the ratios are what carries over.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startMlflow } from '../e2e/startMlflow.ts'
import { emptyStore, startTidemark } from '../e2e/startTidemark.ts'
import { buildIfStale } from '../scripts/buildIfStale.mjs'
import { measureCharts } from './measureCharts.ts'
import { measureCompare } from './measureCompare.ts'
import { measureCurves } from './measureCurves.ts'
import { measureFirstPage } from './measureFirstPage.ts'
import { measureServer } from './measureServer.ts'
import { measureWorkspace } from './measureWorkspace.ts'
import { printTable } from './printTable.ts'
import { seedCurves } from './seedCurves.ts'
import { seedRuns } from './seedRuns.ts'

const RUNS = 10_000
const SHAPE = { params: 20, metrics: 40, tags: 10 }
/** A store that only our own server can show. */
const LARGE = { runs: 100_000, shape: { params: 8, metrics: 8, tags: 4 } }

const CURVES = { runs: 50, metrics: 20, points: 1_000 }

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-bench-'))
const stops: (() => Promise<void>)[] = []

/** An empty store behind each server, filled with the same runs by the same statements. */
async function startPeers() {
  const data = path.join(folder, 'tidemark')
  const peers = [
    {
      name: 'Tidemark',
      ownRunsPage: '/experiments/1',
      database: path.join(data, 'mlflow.db'),
      ...(await startTidemark(root, emptyStore(data))),
    },
  ]
  for (const name of ['2.9.2', '3.x'] as const) {
    const place = await mkdtemp(path.join(folder, 'mlflow-'))
    peers.push({
      name: `MLflow ${name}`,
      ownRunsPage: name === '2.9.2' ? '/#/experiments/1' : '/#/experiments/1/runs',
      database: path.join(place, 'mlflow.db'),
      ...(await startMlflow(root, name, place)),
    })
  }
  for (const peer of peers) {
    stops.push(peer.stop)
    await seedRuns(
      peer.url,
      peer.database,
      RUNS,
      peer.name === 'Tidemark' ? 'wal' : 'delete',
      SHAPE,
    )
  }
  return peers
}

/** Many curves, and many runs side by side, on an empty store of our own server. */
async function measurePanels() {
  const { url, stop } = await startTidemark(root, emptyStore(path.join(folder, 'panels')))
  stops.push(stop)
  const { experimentId, runIds } = await seedCurves(url, CURVES)
  const address = `${url}/experiments/${experimentId}?panels=1&selected=${runIds.join(',')}`
  const { runs, metrics, points } = CURVES
  printTable(`${metrics} charts of ${runs} runs of ${points.toLocaleString('en')} points`, [
    { name: 'Tidemark', figures: await measureCurves(address) },
  ])
  printTable('50 runs of 500 keys side by side', [
    { name: 'Tidemark', figures: await measureCompare(url) },
  ])
}

async function measureLarge() {
  const data = path.join(folder, 'large')
  const { url, stop } = await startTidemark(root, emptyStore(data))
  stops.push(stop)
  await seedRuns(url, path.join(data, 'mlflow.db'), LARGE.runs, 'wal', LARGE.shape)
  return measureWorkspace(`${url}/experiments/1`, LARGE.runs)
}

try {
  await buildIfStale(root)
  await measureCharts(folder)
  await measurePanels()
  const peers = await startPeers()

  const servers = []
  for (const { name, url } of peers) servers.push({ name, figures: await measureServer(url) })
  printTable(`Servers, ${RUNS} runs of 20 params, 40 metrics and 10 tags on SQLite (ms)`, servers)

  const pages = []
  const workspaces = []
  for (const { name, url, ownRunsPage } of peers) {
    const own = await measureFirstPage(url + ownRunsPage)
    pages.push({ name: `${name}'s own page`, figures: own })
    if (name === 'Tidemark') {
      const figures = await measureWorkspace(`${url}/experiments/1`, RUNS)
      workspaces.push({ name, figures })
      continue
    }
    const gateway = await startTidemark(root, [url])
    stops.push(gateway.stop)
    const figures = await measureFirstPage(`${gateway.url}/experiments/1`)
    pages.push({ name: `Tidemark before ${name}`, figures })
    const workspace = await measureWorkspace(`${gateway.url}/experiments/1`, RUNS)
    workspaces.push({ name: `before ${name}`, figures: workspace })
  }
  printTable('Runs page in Chromium, first visit', pages)
  printTable(`The workspace over ${RUNS.toLocaleString('en')} runs of 70 values`, workspaces)
  printTable(`The workspace over ${LARGE.runs.toLocaleString('en')} runs of 20 values`, [
    { name: 'Tidemark', figures: await measureLarge() },
  ])
} finally {
  for (const stop of stops) await stop()
  await rm(folder, { recursive: true, force: true })
}
