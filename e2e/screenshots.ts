/** `npm run screenshots`: takes the pictures of docs/screenshots from the demo, in both themes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { getExperimentResponse } from '#protocol/experiments.ts'
import { searchRunsResponse } from '#protocol/runs.ts'
import { buildIfStale } from '../scripts/buildIfStale.mjs'
import { findChromium } from '../scripts/findChromium.mjs'
import { startTidemark } from './startTidemark.ts'

const root = path.dirname(import.meta.dirname)
const target = path.join(root, 'docs/screenshots')
const SIZE = { width: 1600, height: 900 }

/** Ids of runs by their names, in one experiment of the demo. */
async function runIds(
  url: string,
  experiment: string,
): Promise<{ id: string; runs: Map<string, string> }> {
  const name = `market-anomaly-detection/${experiment}`
  const api = `${url}/api/2.0/mlflow`
  const query = new URLSearchParams({ experiment_name: name }).toString()
  const found = await fetch(`${api}/experiments/get-by-name?${query}`)
  const id = getExperimentResponse.parse(await found.json()).experiment.experiment_id
  const answer = await fetch(`${api}/runs/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ experiment_ids: [id], max_results: 1_000 }),
  })
  const { runs } = searchRunsResponse.parse(await answer.json())
  return { id, runs: new Map(runs.map(({ info }) => [info.run_name, info.run_id])) }
}

/** What each picture shows: the page's address, and the heading that it is scrolled to. */
async function pictures(url: string): Promise<Record<string, { path: string; heading?: string }>> {
  const forests = await runIds(url, 'isolation_forest')
  const autoencoders = await runIds(url, 'autoencoder')
  const lstms = await runIds(url, 'lstm_detector')
  const run = autoencoders.runs.get('encoding_dim_8')
  const compared = ['units_64_seq_30', 'units_32', 'units_16'].map((name) => lstms.runs.get(name))
  const compare = `/compare?runs=${compared.join(',')}&baseline=${compared[0]}`
  return {
    runs: { path: `/experiments/${forests.id}` },
    run: { path: `/runs/${run}` },
    compare: { path: compare },
    matrices: { path: compare, heading: 'Confusion matrices' },
    models: { path: '/models' },
  }
}

async function take(page: Page, url: string, theme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  for (const [name, { path: address, heading }] of Object.entries(await pictures(url))) {
    await page.goto(url + address)
    await page.waitForLoadState('networkidle')
    if (heading !== undefined) {
      const found = page.getByRole('heading', { name: heading }).first()
      await found.evaluate((element) => element.scrollIntoView({ block: 'start' }))
      await page.waitForLoadState('networkidle')
    }
    await page.screenshot({ path: path.join(target, `${name}-${theme}.png`) })
  }
}

const folder = await mkdtemp(path.join(tmpdir(), 'tidemark-screenshots-'))
await buildIfStale(root)
// In a folder of its own, so that the header names the store as it does for everybody.
const server = await startTidemark(root, [], { cwd: folder })
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const executablePath = findChromium()
const browser = await chromium.launch({
  args: [...asRoot, '--disable-quic', '--disable-background-networking'],
  ...(executablePath && { executablePath }),
})
try {
  const page = await browser.newPage({ viewport: SIZE })
  for (const theme of ['light', 'dark'] as const) await take(page, server.url, theme)
} finally {
  await browser.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
