import type { Page } from '@playwright/test'
import { disguises } from './hostileFiles/disguises.ts'
import { hostileArchives } from './hostileFiles/hostileArchives.ts'
import { hostileArrays } from './hostileFiles/hostileArrays.ts'
import { hostileHtml } from './hostileFiles/hostileHtml.ts'
import { hostileJson } from './hostileFiles/hostileJson.ts'
import { hostileMarkdown } from './hostileFiles/hostileMarkdown.ts'
import { hostileMedia } from './hostileFiles/hostileMedia.ts'
import { hostileModels } from './hostileFiles/hostileModels.ts'
import { hostileNotebooks } from './hostileFiles/hostileNotebooks.ts'
import { hostileParquet } from './hostileFiles/hostileParquet.ts'
import { hostilePdf } from './hostileFiles/hostilePdf.ts'
import { hostilePictures } from './hostileFiles/hostilePictures.ts'
import { hostileSvg } from './hostileFiles/hostileSvg.ts'
import { hostileTables } from './hostileFiles/hostileTables.ts'
import { hostileYaml } from './hostileFiles/hostileYaml.ts'
import type { HostileFile, HostileFiles } from './hostileFiles/HostileFile.ts'
import { payload } from './hostileFiles/payload.ts'
import { logRun } from './log.ts'
import { putArtifact } from './putArtifact.ts'
import { expect, test as base } from './servers.ts'
import { type Canary, startCanary } from './startCanary.ts'
import { watchPage } from './watchPage.ts'

const test = base.extend<{ canary: Canary }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from the pattern
  canary: async ({}, provide) => {
    const canary = await startCanary()
    await provide(canary)
    canary.stop()
    expect(canary.heard).toEqual([])
  },
})

test.use({ hostileFrames: true })
// Each has a server of its own.
test.describe.configure({ mode: 'parallel' })

/**
 * The aim is a second. This is the time that passes while a task runs, not the time that it takes: on a busy machine
 * others run meanwhile. So only what is far beyond fails; the true times stand in the report.
 */
const LONGEST_MS = 3_000

const encode = (path: string) => path.split('/').map(encodeURIComponent).join('/')

const see = async (page: Page, { sight }: HostileFile) => {
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByRole('heading', { level: 2 })).toBeVisible()
  if (sight instanceof RegExp) await expect(preview).toContainText(sight)
  else await sight(preview)
}

const families: Record<string, HostileFiles> = {
  HTML: hostileHtml,
  SVG: hostileSvg,
  Markdown: hostileMarkdown,
  notebooks: hostileNotebooks,
  PDF: hostilePdf,
  JSON: hostileJson,
  YAML: hostileYaml,
  tables: hostileTables,
  Parquet: hostileParquet,
  arrays: hostileArrays,
  archives: hostileArchives,
  pictures: hostilePictures,
  models: hostileModels,
  recordings: hostileMedia,
  disguises,
}

test('whoever runs a script, asks for something or stands still is seen', async ({
  context,
  canary,
}) => {
  // One whose problems do not fail this test.
  const page = await context.newPage()
  const watch = await watchPage(page, 'http://own.example')
  await page.goto('about:blank')
  await page.setContent(
    `<link rel="preconnect" href="${canary.address}"><script>${payload(canary.address)};` +
      'const end=performance.now()+400;while(performance.now()<end);</script>',
  )
  await expect.poll(() => canary.heard.length).toBeGreaterThan(0)
  expect(await watch.acts()).toEqual([
    expect.stringMatching(/^ran a script in/),
    expect.stringContaining(`asked for ${canary.address}/ran`),
  ])
  await expect.poll(watch.longestTask).toBeGreaterThan(300)
  canary.heard.length = 0
})

for (const [family, filesOf] of Object.entries(families)) {
  test(`${family}: nothing runs, nothing is asked for, nothing stands still, and each says what it is`, async ({
    page,
    request,
    canary,
    url,
  }) => {
    const run = await logRun(request, url, { experiment: 'hostile', run: family })
    const files = filesOf(canary.address)
    for (const { path, content } of files) {
      await putArtifact(request, url, run.artifact_uri, path, content)
    }
    const watch = await watchPage(page, url)
    for (const file of files) {
      await test.step(file.path, async () => {
        await page.goto(`${url}/runs/${run.run_id}/artifacts/${encode(file.path)}`)
        await see(page, file)
        expect.soft(await watch.acts(), file.path).toEqual([])
        const longest = await watch.longestTask()
        test
          .info()
          .annotations.push({ type: 'longest task', description: `${file.path}: ${longest} ms` })
        expect.soft(longest, file.path).toBeLessThan(LONGEST_MS)
      })
    }
    expect(canary.heard).toEqual([])
  })
}
