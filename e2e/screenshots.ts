/** `npm run screenshots`: takes the pictures of docs/screenshots from the demo, in both themes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { buildIfStale } from '../scripts/buildIfStale.mjs'
import { findChromium } from '../scripts/findChromium.mjs'
import { demoRuns } from './demoRuns.ts'
import { startTidemark } from './startTidemark.ts'

const root = path.dirname(import.meta.dirname)
const target = path.join(root, 'docs/screenshots')
const SIZE = { width: 1600, height: 900 }

/** What each picture shows: the page's address, and the heading that it is scrolled to. */
async function pictures(url: string): Promise<Record<string, { path: string; heading?: string }>> {
  const forests = await demoRuns(url, 'isolation_forest')
  const autoencoders = await demoRuns(url, 'autoencoder')
  const lstms = await demoRuns(url, 'lstm_detector')
  const run = autoencoders.runs.get('encoding_dim_8')
  const compared = ['units_64_seq_30', 'units_32', 'units_16'].map((name) => lstms.runs.get(name))
  const compare = `/compare?runs=${compared.join(',')}&baseline=${compared[0]}`
  const contaminations = ['contamination_0.03', 'contamination_0.1'].map((name) =>
    forests.runs.get(name),
  )
  return {
    runs: { path: `/experiments/${forests.id}` },
    run: { path: `/runs/${run}` },
    compare: { path: compare },
    matrices: {
      path: `/compare?runs=${contaminations.join(',')}&matrix=true&matrix-mode=difference`,
      heading: 'Confusion matrices',
    },
    models: { path: '/models' },
    model: { path: '/models/IsolationForestDetector' },
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
      // What stands above it has come meanwhile.
      await found.evaluate((element) => element.scrollIntoView({ block: 'start' }))
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
