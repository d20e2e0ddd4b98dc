import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { logRun, send } from './log.ts'
import { expect, test } from './servers.ts'

const viewsButton = (page: Page) => page.getByRole('button', { name: /^Views/ })

test('a view is saved, applied elsewhere, carried in a file, opened by default, and its changes undone', async ({
  page,
  request,
  url,
}) => {
  const addresses: string[] = []
  for (const experiment of ['one', 'two']) {
    const run = await logRun(request, url, { experiment, run: `run of ${experiment}` })
    await send(request, url, 'runs/log-batch', {
      run_id: run.run_id,
      metrics: [{ key: 'f1_score', value: 0.5, timestamp: 1, step: 0 }],
    })
    addresses.push(`${url}/experiments/${run.experiment_id}`)
  }
  const [one = '', two = ''] = addresses
  const sorted = '?sort=metrics.f1_score'

  await page.goto(one)
  await page.getByRole('button', { name: 'f1_score', exact: true }).click()
  await expect(page).toHaveURL(one + sorted)
  await page.keyboard.press('Control+z')
  await expect(page).toHaveURL(one)
  await page.keyboard.press('Control+y')
  await expect(page).toHaveURL(one + sorted)

  await viewsButton(page).click()
  await page.getByRole('textbox', { name: 'Save this view as' }).fill('best first')
  await page.keyboard.press('Enter')
  await expect(viewsButton(page)).toHaveText('Viewsbest first')
  await page.reload()
  await expect(viewsButton(page)).toHaveText('Viewsbest first')
  await expect(page.getByRole('button', { name: 'Undo: sort by f1_score' })).toBeVisible()

  await page.goto(two)
  await viewsButton(page).click()
  await page.getByRole('button', { name: 'best first', exact: true }).click()
  await expect(page).toHaveURL(two + sorted)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export best first' }).click()
  const buffer = await readFile(await (await download).path())

  await page.evaluate(() => localStorage.clear())
  await page.goto(two)
  await viewsButton(page).click()
  await expect(page.getByText('No views are saved in this browser.')).toBeVisible()
  await page
    .getByLabel('Import')
    .setInputFiles({ name: 'view.json', mimeType: 'application/json', buffer })
  await page.getByRole('button', { name: 'Open this experiment with best first' }).click()
  await page.goto(`${url}/experiments`)
  await page.getByRole('row', { name: /^two/ }).getByRole('link').first().click()
  await expect(page).toHaveURL(two + sorted)
  await page.goBack()
  await expect(page).toHaveURL(`${url}/experiments`)
})
