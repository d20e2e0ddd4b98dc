import type { APIRequestContext, Page } from '@playwright/test'
import { modelVersionResponse } from '#protocol/registry.ts'
import { expect, test } from './fixtures.ts'

const column = (page: Page, stage: string) => page.getByRole('region', { name: stage, exact: true })
const cardIn = (page: Page, stage: string, name: string) =>
  column(page, stage).getByRole('article', { name })

/** Asks the backend itself, not the page. */
async function stageOf(request: APIRequestContext, name: string, version: string) {
  const query = new URLSearchParams({ name, version })
  const response = await request.get(`/api/2.0/mlflow/model-versions/get?${query}`)
  return modelVersionResponse.parse(await response.json()).model_version.current_stage
}

test('each version stands in the column of its stage', async ({ page }) => {
  await page.goto('/models')

  await expect(cardIn(page, 'Production', 'IsolationForestDetector version 1')).toBeVisible()
  await expect(cardIn(page, 'Archived', 'IsolationForestDetector version 3')).toBeVisible()
  const candidate = cardIn(page, 'Staging', 'IsolationForestDetector version 2')
  await expect(candidate).toContainText('@champion')
  await expect(candidate).toContainText('contamination: 0.05')
})

test('a card leads to the run that its version came from', async ({ page }) => {
  await page.goto('/models')

  await cardIn(page, 'Staging', 'IsolationForestDetector version 2')
    .getByRole('link', { name: 'contamination_0.05' })
    .click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('contamination_0.05')
})

test('before a version is promoted, the dialog names what will be archived', async ({
  page,
  request,
}) => {
  await page.goto('/models')
  await page.getByRole('button', { name: 'Move IsolationForestDetector version 2 to…' }).click()
  await page.getByRole('menuitem', { name: 'Production' }).click()

  const dialog = page.getByRole('dialog', { name: 'Move to Production?' })
  await expect(dialog).toContainText(/version 1, now in Production, will be archived/i)
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await expect(dialog).toBeHidden()
  await expect(cardIn(page, 'Staging', 'IsolationForestDetector version 2')).toBeVisible()
  expect(await stageOf(request, 'IsolationForestDetector', '2')).toBe('Staging')
})

test('a card moves by keyboard, by mouse and by its menu, each time after a confirmation', async ({
  page,
  request,
}) => {
  const name = 'AutoencoderDetector version 1'
  const confirm = async (stage: string) => {
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `Move to ${stage}` })
      .click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(cardIn(page, stage, name)).toBeVisible()
    await expect.poll(() => stageOf(request, 'AutoencoderDetector', '1')).toBe(stage)
  }
  await page.goto('/models')

  await test.step('by keyboard from None to Staging', async () => {
    await cardIn(page, 'None', name).focus()
    await page.keyboard.press('Space')
    await expect(page.getByText(`${name} is lifted from None.`)).toBeAttached()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByText(`${name} is over Staging.`)).toBeAttached()
    await page.keyboard.press('Space')
    await confirm('Staging')
  })

  await test.step('by mouse from Staging to Archived', async () => {
    const from = await cardIn(page, 'Staging', name).boundingBox()
    const to = await column(page, 'Archived').boundingBox()
    if (!from || !to) throw new Error('The board is not on screen')
    await page.mouse.move(from.x + 20, from.y + 12)
    await page.mouse.down()
    await page.mouse.move(from.x + 40, from.y + 20, { steps: 5 })
    await page.mouse.move(to.x + to.width / 2, to.y + 100, { steps: 20 })
    await expect(page.getByText(`${name} is over Archived.`)).toBeAttached()
    await page.mouse.up()
    await confirm('Archived')
  })

  await test.step('by its menu back to None', async () => {
    await page.getByRole('button', { name: `Move ${name} to…` }).click()
    await page.getByRole('menuitem', { name: 'None' }).click()
    await confirm('None')
  })

  await page.reload()
  await expect(cardIn(page, 'None', name)).toBeVisible()
})

test('a second browser sees a move, and one that it overtook changes nothing', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const name = 'AutoencoderDetector version 1'
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL })
  const other = await context.newPage()
  await page.goto('/models')
  await other.goto('/models')
  await expect(cardIn(other, 'None', name)).toBeVisible()
  const ask = async (board: Page, stage: string) => {
    await board.getByRole('button', { name: `Move ${name} to…` }).click()
    await board.getByRole('menuitem', { name: stage }).click()
  }

  await ask(other, 'Archived')
  const late = other.getByRole('dialog', { name: 'Move to Archived?' })
  await expect(late).toBeVisible()
  await ask(page, 'Staging')
  await page.getByRole('dialog').getByRole('button', { name: 'Move to Staging' }).click()
  await expect(cardIn(page, 'Staging', name)).toBeVisible()
  await expect.poll(() => stageOf(request, 'AutoencoderDetector', '1')).toBe('Staging')
  await late.getByRole('button', { name: 'Move to Archived' }).click()
  await expect(other.getByText(/was moved to Staging in the meantime\. Nothing was/)).toBeVisible()
  await expect(cardIn(other, 'Staging', name)).toBeVisible()
  expect(await stageOf(request, 'AutoencoderDetector', '1')).toBe('Staging')

  await ask(page, 'None')
  await page.getByRole('dialog').getByRole('button', { name: 'Move to None' }).click()
  await expect(cardIn(other, 'None', name)).toBeVisible()
  await context.close()
})

test('the alias of a version moves with its card', async ({ page, request }) => {
  const [first, second] = ['IsolationForestDetector version 1', 'IsolationForestDetector version 2']
  const championIs = async () => {
    const query = new URLSearchParams({ name: 'IsolationForestDetector', alias: 'champion' })
    const response = await request.get(`/api/2.0/mlflow/registered-models/alias?${query}`)
    return modelVersionResponse.parse(await response.json()).model_version.version
  }
  const give = async (name: string) => {
    await page
      .getByRole('button', { name: `Move ${name} to…` })
      .first()
      .click()
    await page.getByRole('menuitem', { name: '@champion' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Move to @champion' }).click()
    await expect(cardIn(page, '@champion', name)).toBeVisible()
  }
  await page.goto('/models?lanes=alias')
  await expect(cardIn(page, '@champion', second)).toBeVisible()

  await give(first)
  await expect.poll(championIs).toBe('1')
  await give(second)
  await expect.poll(championIs).toBe('2')
})
