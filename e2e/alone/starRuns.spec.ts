import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { getRunResponse } from '#protocol/runs.ts'
import { send } from './log.ts'
import { expect, test as base } from './servers.ts'

/** With a store of its own: two optimizers of two seeds each. */
const test = base.extend({
  baseURL: async ({ request, url }, provide) => {
    for (const [at, name] of ['adam 1', 'adam 2', 'sgd 1', 'sgd 2'].entries()) {
      const created = await send(request, url, 'runs/create', {
        experiment_id: '0',
        run_name: name,
        start_time: Date.UTC(2025, 0, 1 + at),
      })
      const [optimizer = '', seed = ''] = name.split(' ')
      await send(request, url, 'runs/log-batch', {
        run_id: getRunResponse.parse(created).run.info.run_id,
        params: [
          { key: 'optimizer', value: optimizer },
          { key: 'seed', value: seed },
        ],
      })
    }
    await provide(url)
  },
})

const names = (page: Page) =>
  page.getByRole('region', { name: 'Table of runs' }).getByRole('rowheader').getByRole('link')

test('runs are starred by key and found again alone, after a reload and in a CSV', async ({
  page,
}) => {
  await page.goto('/experiments/0')
  await expect(names(page)).toHaveText(['sgd 2', 'sgd 1', 'adam 2', 'adam 1'])
  await page.getByRole('treegrid').focus()
  await page.keyboard.press('s')
  await page.keyboard.press('End')
  await page.keyboard.press('s')

  const chip = page.getByRole('button', { name: 'Starred 2' })
  await chip.focus()
  await page.keyboard.press('Enter')
  await expect(names(page)).toHaveText(['sgd 2', 'adam 1'])
  await page.reload()
  await expect(names(page)).toHaveText(['sgd 2', 'adam 1'])
  await expect(chip).toHaveAttribute('aria-pressed', 'true')

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  const csv = await readFile(await (await download).path(), 'utf8')
  expect(csv.trim().split('\r\n')).toHaveLength(3)

  await page.getByRole('treegrid').focus()
  await page.keyboard.press('Control+a')
  await expect(page.getByRole('link', { name: 'Compare (2)' })).toBeVisible()
  await page.goBack()
  await expect(names(page)).toHaveCount(4)
})

test('starred runs are grouped and searched like all others', async ({ page }) => {
  await page.goto('/experiments/0')
  for (const name of ['adam 1', 'adam 2', 'sgd 2']) {
    await page.getByRole('row', { name: new RegExp(`Select ${name}`) }).hover()
    await page.getByRole('button', { name: `Star ${name}` }).click()
  }

  await page.goto('/experiments/0?starred=1&group=params.optimizer')
  await expect(page.getByRole('row', { name: /optimizer adam, 2 runs/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /optimizer sgd, 1 run/ })).toBeVisible()

  await page.goto('/experiments/0?starred=1&filter=params.seed = 2')
  await expect(names(page)).toHaveText(['sgd 2', 'adam 2'])
  await expect(page.getByText('2 of 4 runs match.')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`the starred alone keep to WCAG AA as far as axe can tell, in the ${theme} theme`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: theme })
    await page.goto('/experiments/0?starred=1&panels=1&split=25')
    await expect(page.getByRole('button', { name: 'Starred 0' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Show all runs' })).toBeVisible()

    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
}
