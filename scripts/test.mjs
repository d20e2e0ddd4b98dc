/**
 * `npm test`: installs and builds what is needed, then checks, unit, server, page and browser tests.
 * `npm run e2e -- …`: the browser tests alone; what follows goes to Playwright.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildIfStale } from './buildIfStale.mjs'
import { installPackages } from './installPackages.mjs'
import { runBrowserTests } from './runBrowserTests.mjs'
import { runNpm } from './runNpm.mjs'
import { runVitest } from './runVitest.mjs'
import { describeCounts, nothing, sum } from './testCounts.mjs'

const root = path.dirname(import.meta.dirname)
const [part, ...playwrightArgs] = process.argv.slice(2)
const reports = await mkdtemp(path.join(tmpdir(), 'tidemark-test-'))

/** @type {string[]} */
const failures = []
const counts = sum(part === 'e2e' ? await testBrowser() : await testEverything())
await rm(reports, { recursive: true })
for (const failure of failures) console.log(`FAILED: ${failure}`)
console.log(`\n${describeCounts(counts)}`)
process.exitCode = counts.failed > 0 ? 1 : 0

async function testEverything() {
  const installed = await attempt('Installing', async () => {
    await installPackages(root)
    // Its training code is checked and tested, too.
    await installPackages(path.join(root, 'demo'))
  })
  if (installed.failed) return [installed]
  const checked = await attempt('npm run check', () => runNpm(root, ['run', '--silent', 'check']))
  const vitest = await runVitest(root, reports)
  failures.push(...vitest.failures)
  return [checked, vitest.counts, ...(await testBrowser())]
}

async function testBrowser() {
  const built = await attempt('Building', async () => {
    await installPackages(root)
    await buildIfStale(root)
  })
  return built.failed ? [built] : [await runBrowserTests(root, reports, playwrightArgs)]
}

/**
 * A step that is no test counts only when it fails. What failed is told last, where it is found.
 *
 * @param {string} what
 * @param {() => Promise<void>} step
 */
async function attempt(what, step) {
  try {
    await step()
    return nothing
  } catch (error) {
    failures.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
    return { ...nothing, failed: 1 }
  }
}
