import type { Page } from '@playwright/test'
import { freePort } from '../startProcess.ts'
import { emptyStore } from '../startTidemark.ts'
import { logRun, send } from './log.ts'
import { expect, test } from './servers.ts'

/** The notice above every page; parts of a page may speak for themselves beside it. */
const NOTICE = /trying again/i

/** The code of the tree comes after that of the page. */
const isWhole = (page: Page) =>
  expect(page.getByRole('tree', { name: 'Experiments' })).toBeVisible()

test('a page whose backend is killed keeps its data, says so, and recovers by itself', async ({
  page,
  request,
  folder,
  start,
}) => {
  const port = await freePort()
  const backend = await start(emptyStore(folder), port)
  const run = await logRun(request, backend.url, { experiment: 'live', run: 'training' })
  await page.goto(`${backend.url}/runs/${run.run_id}`)
  const heading = page.getByRole('heading', { level: 1, name: 'training' })
  await expect(heading).toBeVisible()
  await isWhole(page)

  await backend.stop()
  const notice = page.getByRole('alert').filter({ hasText: NOTICE })
  await expect(notice).toBeVisible({ timeout: 30_000 })
  await expect(heading).toBeVisible()

  const revived = await start(emptyStore(folder), port)
  const point = { run_id: run.run_id, key: 'loss', value: 0.25, timestamp: 1, step: 1 }
  await send(request, revived.url, 'runs/log-metric', point)
  await expect(notice).toHaveCount(0, { timeout: 30_000 })
  await expect(page.getByRole('row', { name: /^loss/ })).toContainText('0.25', { timeout: 30_000 })
})

test('a page that is gone to while the backend is away fills once it is back', async ({
  page,
  request,
  folder,
  start,
}) => {
  const port = await freePort()
  const backend = await start(emptyStore(folder), port)
  await logRun(request, backend.url, { experiment: 'seen', run: 'before' })
  await logRun(request, backend.url, { experiment: 'unseen', run: 'after' })
  const tree = page.getByRole('tree', { name: 'Experiments' })
  await page.goto(backend.url)
  await tree.getByRole('link', { name: /^seen/ }).click()
  await expect(page.getByRole('rowheader', { name: 'before' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Filter runs' })).toBeVisible()
  await page.waitForLoadState('networkidle')

  await backend.stop()
  await tree.getByRole('link', { name: /^unseen/ }).click()
  await expect(page.getByText(NOTICE)).toBeVisible({ timeout: 30_000 })

  await start(emptyStore(folder), port)
  await expect(page.getByRole('rowheader', { name: 'after' })).toBeVisible({
    timeout: 30_000,
  })
})

test('a page whose code could not be fetched while the backend was away opens once it is back', async ({
  page,
  folder,
  start,
}) => {
  const port = await freePort()
  const backend = await start(emptyStore(folder), port)
  await page.goto(backend.url)
  const models = page.getByRole('navigation').getByRole('link', { name: 'Models' })
  await expect(models).toBeVisible()
  await isWhole(page)

  await backend.stop()
  await models.click()
  await expect(page.getByRole('heading', { name: 'This page has to be loaded anew' })).toBeVisible()
  await expect(page.getByText(NOTICE)).toBeVisible({ timeout: 30_000 })

  await start(emptyStore(folder), port)
  await expect(page.getByRole('heading', { level: 1, name: 'Models' })).toBeVisible({
    timeout: 30_000,
  })
})

test('the gateway says so when the server behind it goes, and carries on when it is back', async ({
  page,
  request,
  folder,
  start,
}) => {
  const port = await freePort()
  const upstream = await start(emptyStore(folder), port)
  const run = await logRun(request, upstream.url, { experiment: 'live', run: 'training' })
  const gateway = await start([upstream.url])
  await page.goto(`${gateway.url}/runs/${run.run_id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'training' })).toBeVisible()
  await isWhole(page)

  await upstream.stop()
  const notice = page.getByRole('alert').filter({ hasText: NOTICE })
  await expect(notice).toBeVisible({ timeout: 30_000 })

  await start(emptyStore(folder), port)
  await expect(notice).toHaveCount(0, { timeout: 30_000 })
})

test('a part whose code could not come while the backend was away comes once it is back', async ({
  page,
  request,
  folder,
  start,
}) => {
  const port = await freePort()
  const backend = await start(emptyStore(folder), port)
  const { experiment_id } = await logRun(request, backend.url, { experiment: 'one', run: 'run' })
  await page.goto(`${backend.url}/experiments/${experiment_id}`)
  await isWhole(page)
  await expect(page.getByRole('combobox', { name: 'Filter runs' })).toBeVisible()
  await page.waitForLoadState('networkidle')

  await backend.stop()
  await page.getByRole('button', { name: 'Panels' }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'The panels could not be shown' })
  await expect(alert).toContainText('its code could not be fetched')

  await start(emptyStore(folder), port)
  await expect(alert).toHaveCount(0, { timeout: 30_000 })
  await expect(page.getByText('These runs have logged no metric.')).toBeVisible()
})

test('a part that failed is fetched again by key, with its styles', async ({
  page,
  request,
  url,
}) => {
  const { experiment_id } = await logRun(request, url, { experiment: 'one', run: 'run' })
  const lost = /\/assets\/WorkspacePanels[^/]*\.(js|css)$/
  await page.route(lost, (route) => route.abort())
  await page.goto(`${url}/experiments/${experiment_id}?panels=1`)
  const again = page.getByRole('button', { name: 'Try again' })
  await expect(again).toBeVisible()

  await page.unroute(lost)
  await again.focus()
  await page.keyboard.press('Enter')

  const scroller = page.getByRole('region', { name: 'Panels of metrics' })
  await expect(scroller).toBeVisible()
  await expect(scroller).toHaveCSS('overflow-y', 'auto')
})
