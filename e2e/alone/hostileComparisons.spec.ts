import type { APIRequestContext, Page } from '@playwright/test'
import { getRunResponse } from '#protocol/runs.ts'
import { svgFile } from '../madeFiles.ts'
import { hostileMatrices } from './hostileFiles/hostileMatrices.ts'
import { hugePng, TOO_LARGE } from './hostileFiles/hostilePictures.ts'
import { bombSvg, TOO_MANY } from './hostileFiles/hostileSvg.ts'
import { MARK } from './hostileFiles/payload.ts'
import { logRun, send } from './log.ts'
import { putArtifact } from './putArtifact.ts'
import { expect, test } from './servers.ts'

test.use({ hostileFrames: true })

/** Two runs of one experiment with these artifacts each. */
async function logTwice(
  request: APIRequestContext,
  url: string,
  files: Record<string, Buffer | string>,
): Promise<[string, string]> {
  const one = await logRun(request, url, { experiment: 'hostile', run: 'one' })
  const { experiment_id } = one
  const made = await send(request, url, 'runs/create', {
    experiment_id,
    run_name: 'two',
    start_time: 1,
  })
  const two = getRunResponse.parse(made).run.info
  for (const { artifact_uri } of [one, two]) {
    for (const [path, content] of Object.entries(files)) {
      await putArtifact(request, url, artifact_uri, path, content)
    }
  }
  return [one.run_id, two.run_id]
}

/** A page that stands still leads nowhere, however long one waits. */
async function leadsElsewhere(page: Page) {
  await page.getByRole('link', { name: 'Models', exact: true }).click({ timeout: 30_000 })
  await expect(page).toHaveURL(/\/models$/)
}

test('pictures that lie and pictures that take forever are compared apart from the page', async ({
  page,
  request,
  url,
}) => {
  const runs = await logTwice(request, url, {
    'huge.png': hugePng(),
    'bomb.svg': bombSvg(),
    'plain.svg': svgFile('<rect width="9" height="9"/>'),
  })
  const panel = page.getByRole('region', { name: 'Artifacts' })
  await page.goto(`${url}/compare?runs=${runs.join(',')}&artifact=huge.png`)
  await expect(panel.getByText(TOO_LARGE)).toHaveCount(2)

  await page.goto(`${url}/compare?runs=${runs.join(',')}&artifact=bomb.svg`)
  await expect(panel.getByText(TOO_MANY)).toHaveCount(2)

  await page.goto(`${url}/compare?runs=${runs.join(',')}&artifact=plain.svg`)
  const frames = panel.locator('iframe')
  await expect(frames).toHaveCount(2)
  for (const frame of await frames.all()) await expect(frame).toHaveAttribute('sandbox', '')
  await leadsElsewhere(page)
})

test('pictures in the place of a matrix are drawn apart from the page, or refused', async ({
  page,
  request,
  url,
}) => {
  const pictures: [string, Buffer, RegExp | null][] = [
    ['confusion_matrix.png', hugePng(), TOO_LARGE],
    ['confusion_matrix.svg', bombSvg(), TOO_MANY],
    ['confusion_matrix.svg', svgFile('<rect width="9" height="9"/>'), null],
  ]
  for (const [at, [name, content, refusal]] of pictures.entries()) {
    const run = await logRun(request, url, { experiment: `pictures ${at}`, run: name })
    await putArtifact(request, url, run.artifact_uri, name, content)
    await page.goto(`${url}/runs/${run.run_id}`)
    const panel = page.getByRole('region', { name: 'Confusion matrices' })
    await expect(panel).toContainText('is a picture of a matrix: its numbers cannot be read')
    if (refusal) await expect(panel).toContainText(refusal)
    else await expect(panel.locator('iframe')).toHaveAttribute('sandbox', '')
    await leadsElsewhere(page)
  }
})

const sights: Record<keyof ReturnType<typeof hostileMatrices>, RegExp> = {
  markup: /<img src=x/,
  names: /__proto__/,
  many: /is not drawn: it has 100,000 classes, and at most 2,000 are drawn/,
  large: /is not drawn: its numbers are too large to be added up/,
  odd: /is not drawn: /,
  deep: /is not drawn: it is not JSON/,
  pairs: /is not drawn: .*classes/,
}

test('matrices that are none, too large or full of markup are read as data or refused with the reason', async ({
  page,
  request,
  url,
}) => {
  for (const [name, content] of Object.entries(hostileMatrices('http://127.0.0.1:9'))) {
    const run = await logRun(request, url, { experiment: name, run: name })
    await putArtifact(request, url, run.artifact_uri, 'confusion_matrix.json', content)
    await page.goto(`${url}/runs/${run.run_id}`)
    const panel = page.getByRole('region', { name: 'Confusion matrices' })
    await expect.soft(panel, name).toContainText(sights[name] ?? /^$/)
    expect(await page.evaluate((mark) => mark in document.documentElement.dataset, MARK)).toBe(
      false,
    )
    await leadsElsewhere(page)
  }
})
