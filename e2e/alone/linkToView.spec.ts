import type { Page } from '@playwright/test'
import { getRunResponse } from '#protocol/runs.ts'
import { send } from './log.ts'
import { expect, test as base } from './servers.ts'

/** With a store of its own: a sweep with two runs nested in it, which log into two sections. */
const test = base.extend({
  baseURL: async ({ request, url }, provide) => {
    const create = async (name: string, parent: string | null) => {
      const created = await send(request, url, 'runs/create', {
        experiment_id: '0',
        run_name: name,
        start_time: Date.UTC(2025, 0, 1),
        tags: parent === null ? [] : [{ key: 'mlflow.parentRunId', value: parent }],
      })
      const { run_id } = getRunResponse.parse(created).run.info
      await send(request, url, 'runs/log-batch', {
        run_id,
        params: [{ key: 'kind', value: parent === null ? 'sweep' : 'trial' }],
        metrics: ['train/loss', 'val/loss'].flatMap((key) =>
          [0, 1].map((step) => ({ key, value: step, timestamp: 1, step })),
        ),
      })
      return run_id
    }
    const parent = await create('sweep', null)
    for (const name of ['trial 1', 'trial 2']) await create(name, parent)
    await provide(url)
  },
})

const lines = (page: Page) =>
  page.getByRole('region', { name: 'Table of runs' }).getByRole('rowheader')
const section = (page: Page, name: string) => page.locator('details', { hasText: name })

test('a link shows the same groups open and the same panels', async ({ page, context }) => {
  await page.goto('/experiments/0?group=params.kind&panels=1')
  await expect(lines(page)).toHaveCount(2)
  await page.getByRole('row', { name: /kind trial/ }).click()
  await expect(lines(page)).toHaveCount(4)
  await section(page, 'val').locator('summary').focus()
  await page.keyboard.press('Enter')
  await expect(section(page, 'val')).not.toHaveAttribute('open')
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeVisible()
  await expect(page).toHaveURL(/open=\w+&sections=\w+$/)

  const other = await context.newPage()
  await other.goto(page.url())
  await expect(lines(other)).toHaveCount(4)
  await expect(section(other, 'val')).not.toHaveAttribute('open')
  await expect(section(other, 'train')).toHaveAttribute('open')

  await other.getByRole('searchbox', { name: 'Search panels' }).fill('val')
  await expect(other.getByText('1 of 2 panels')).toBeVisible()
  await expect(other).toHaveURL(/panel-search=val/)
  await other.reload()
  await expect(other.getByText('1 of 2 panels')).toBeVisible()
})

test('closed parents stay closed, with a view by name as well', async ({ page }) => {
  await page.goto('/experiments/0')
  await expect(lines(page)).toHaveCount(3)
  await page.getByRole('treegrid').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(lines(page)).toHaveCount(1)
  await page.reload()
  await expect(lines(page)).toHaveCount(1)

  await page.getByRole('button', { name: /^Views/ }).click()
  await page.getByRole('textbox', { name: 'Save this view as' }).fill('folded')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('treegrid').focus()
  await page.keyboard.press('ArrowRight')
  await expect(lines(page)).toHaveCount(3)
  await page.getByRole('button', { name: /^Views/ }).click()
  await page.getByRole('button', { name: 'folded', exact: true }).click()
  await expect(lines(page)).toHaveCount(1)
})
