// `npm run bench`: Tidemark beside real MLflow servers, on the same data and machine, in one run.
// Times are medians in ms on whatever this machine is; the ratios are what carries over.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startMlflow } from '../e2e/startMlflow.ts'
import type { Started } from '../e2e/startProcess.ts'
import { emptyStore, startTidemark } from '../e2e/startTidemark.ts'
import { buildIfStale } from '../scripts/buildIfStale.mjs'
import { measureBoard } from './measureBoard.ts'
import { measureCharts } from './measureCharts.ts'
import { measureCompare } from './measureCompare.ts'
import { measureCurves } from './measureCurves.ts'
import { measureFirstPage } from './measureFirstPage.ts'
import { measureOpenCharts } from './measureOpenCharts.ts'
import { measureOpenCompare } from './measureOpenCompare.ts'
import { measureMatrices } from './measureMatrices.ts'
import { measureServer } from './measureServer.ts'
import { measureWorkspace } from './measureWorkspace.ts'
import { type Column, measureColumn, printTable } from './printTable.ts'
import { seedCurves } from './seedCurves.ts'
import { seedRuns } from './seedRuns.ts'
import { type Ui, uis } from './uis.ts'

const RUNS = 10_000
const SHAPE = { params: 20, metrics: 40, tags: 10 }
/** A store that only our own server can show. */
const LARGE = { runs: 100_000, shape: { params: 8, metrics: 8, tags: 4 } }

const CURVES = { runs: 50, params: 8, metrics: 20, points: 1_000 }
const CHARTS = `${CURVES.metrics} charts of ${CURVES.runs} runs of ${CURVES.points.toLocaleString('en')} points`

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-bench-'))
const running: Started[] = []

async function keep(starting: Promise<Started>): Promise<string> {
  const server = await starting
  running.push(server)
  return server.url
}

async function stopAll() {
  for (const { stop } of running.splice(0)) await stop()
}

/** A server, the file behind it, and the pages that it serves itself. */
type Peer = { name: string; url: string; database: string; ui: Ui }

/** Our own server and real MLflow ones, each over an empty store. */
async function startPeers(): Promise<Peer[]> {
  const peers: Peer[] = []
  for (const name of ['Tidemark', '2.9.2', '3.x'] as const) {
    const place = await mkdtemp(path.join(folder, 'store-'))
    const starting =
      name === 'Tidemark' ? startTidemark(root, emptyStore(place)) : startMlflow(root, name, place)
    peers.push({
      name: name === 'Tidemark' ? name : `MLflow ${name}`,
      url: await keep(starting),
      database: path.join(place, 'mlflow.db'),
      ui: uis[name],
    })
  }
  return peers
}

/** The pages that show what a server has: its own, and Tidemark's before it. */
async function viewsOf({ name, url, ui }: Peer) {
  if (ui === uis.Tidemark) return [{ name, origin: url, ui }]
  const origin = await keep(startTidemark(root, [url]))
  return [
    { name: `${name}'s own pages`, origin: url, ui },
    { name: `Tidemark before ${name}`, origin, ui: uis.Tidemark },
  ]
}

/** The same runs with their curves on each server, opened in its own pages and in Tidemark before it. */
async function measureCurvePages() {
  const compared: Column[] = []
  const charted: Column[] = []
  const peers = await startPeers()
  // A real server takes minutes, most of them waiting for its disk.
  const seeded = await Promise.all(
    peers.map(async (peer) => ({ peer, curves: await seedCurves(peer.url, CURVES) })),
  )
  for (const { peer, curves } of seeded) {
    for (const { name, origin, ui } of await viewsOf(peer)) {
      compared.push(
        await measureColumn(name, () =>
          measureOpenCompare(origin + ui.comparePage(curves), ui.comparedValues),
        ),
      )
      charted.push(
        await measureColumn(ui.cap === '' ? name : `${name}, ${ui.cap}`, () =>
          measureOpenCharts(origin, ui.chartsPage(curves)),
        ),
      )
    }
  }
  const { runs, params, metrics } = CURVES
  printTable(
    `${runs} runs of ${params} params and ${metrics} metrics compared, first visit`,
    compared,
  )
  printTable(`${CHARTS}, first visit`, charted)
}

/** Many curves, and many runs side by side, on an empty store of our own server. */
async function measurePanels() {
  const url = await keep(startTidemark(root, emptyStore(path.join(folder, 'panels'))))
  const curves = await seedCurves(url, CURVES)
  printTable(CHARTS, [
    {
      name: 'Tidemark',
      figures: await measureCurves(url + uis.Tidemark.chartsPage(curves).path),
    },
  ])
  printTable('50 runs of 500 keys side by side', [
    { name: 'Tidemark', figures: await measureCompare(url) },
  ])
  printTable('Confusion matrices', [{ name: 'Tidemark', figures: await measureMatrices(url) }])
  printTable('The stage board over 500 models of 20 versions', [
    { name: 'Tidemark', figures: await measureBoard(url) },
  ])
}

/** Thousands of runs on each server, written by the same statements: the server, the runs page and the workspace. */
async function measureRuns() {
  const peers = await startPeers()
  const servers: Column[] = []
  for (const { name, url, database, ui } of peers) {
    await seedRuns(url, database, RUNS, ui === uis.Tidemark ? 'wal' : 'delete', SHAPE)
    servers.push(await measureColumn(name, () => measureServer(url)))
  }
  printTable(`Servers, ${RUNS} runs of 20 params, 40 metrics and 10 tags on SQLite (ms)`, servers)

  const pages: Column[] = []
  const workspaces: Column[] = []
  for (const peer of peers) {
    for (const { name, origin, ui } of await viewsOf(peer)) {
      const address = origin + ui.runsPage('1')
      pages.push(await measureColumn(name, () => measureFirstPage(address)))
      if (ui === uis.Tidemark) {
        workspaces.push(await measureColumn(name, () => measureWorkspace(address, RUNS)))
      }
    }
  }
  printTable('Runs page in Chromium, first visit', pages)
  printTable(`The workspace over ${RUNS.toLocaleString('en')} runs of 70 values`, workspaces)
}

async function measureLarge() {
  const data = path.join(folder, 'large')
  const url = await keep(startTidemark(root, emptyStore(data)))
  await seedRuns(url, path.join(data, 'mlflow.db'), LARGE.runs, 'wal', LARGE.shape)
  printTable(`The workspace over ${LARGE.runs.toLocaleString('en')} runs of 20 values`, [
    { name: 'Tidemark', figures: await measureWorkspace(`${url}/experiments/1`, LARGE.runs) },
  ])
}

try {
  await buildIfStale(root)
  await measureCharts(folder)
  for (const measure of [measurePanels, measureCurvePages, measureRuns, measureLarge]) {
    await measure()
    await stopAll()
  }
} finally {
  await stopAll()
  await rm(folder, { recursive: true, force: true })
}
