import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { getRunResponse } from '#protocol/runs.ts'
import { send } from './log.ts'
import { expect, test as base } from './servers.ts'

const HOSTILE = `<b>"x"</b> 100 % / שלום`

/** With a store of its own: two optimizers, one of a hostile name, of three seeds each. */
const test = base.extend({
  baseURL: async ({ request, url }, provide) => {
    for (const [at, optimizer] of ['adam', HOSTILE].entries()) {
      for (const seed of [1, 2, 3]) {
        const created = await send(request, url, 'runs/create', {
          experiment_id: '0',
          run_name: `${at === 0 ? 'adam' : 'other'} ${seed}`,
          start_time: Date.UTC(2025, 0, 1 + seed),
        })
        await send(request, url, 'runs/log-batch', {
          run_id: getRunResponse.parse(created).run.info.run_id,
          params: [
            { key: 'optimizer', value: optimizer },
            { key: 'seed', value: String(seed) },
          ],
          metrics: [0, 1, 2].map((step) => ({
            key: 'val/f1',
            value: at / 10 + seed / 100 + step / 1000,
            timestamp: 1,
            step,
          })),
        })
      }
    }
    await provide(url)
  },
})

const lines = (page: Page) =>
  page.getByRole('region', { name: 'Table of runs' }).getByRole('rowheader')

test('seeds are put together, opened by keys, selected at once, and compared', async ({ page }) => {
  await page.goto('/experiments/0')
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Find a param, tag or attribute' }).fill('opt')
  await page.getByRole('button', { name: 'optimizer Param' }).click()
  await page.keyboard.press('Escape')
  await expect(lines(page)).toHaveCount(2)
  await expect(page.getByText('2 groups by optimizer')).toBeVisible()

  await page.getByRole('button', { name: 'val/f1', exact: true }).click()
  const best = page.getByRole('row', { name: /שלום, 3 runs/ })
  await expect(best).toContainText('0.1220 ± 0.0100')
  await expect(lines(page).first()).toContainText('<b>"x"</b>')

  await page.getByRole('treegrid').focus()
  await page.keyboard.press('ArrowRight')
  await expect(lines(page)).toHaveCount(5)
  await expect(lines(page).nth(1)).toContainText('other 3')
  await page.keyboard.press('Space')
  await expect(page.getByRole('link', { name: 'Compare (3)' })).toBeVisible()

  await page.reload()
  await expect(best).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('link', { name: 'Compare (3)' }).click()
  await expect(page.getByRole('columnheader', { name: /other 3/ })).toBeVisible()
})

test('a group is one line of a chart, in the colour of its line in the table', async ({ page }) => {
  await page.goto('/experiments/0?group=params.optimizer&sort=metrics.val%2Ff1&panels=1')

  await expect(page.getByRole('figure', { name: /^val\/f1 over/ })).toBeVisible()
  const entry = page
    .getByRole('list', { name: 'Runs' })
    .getByRole('listitem')
    .filter({ hasText: 'adam' })
  await expect(entry).toHaveText('optimizer adam (3 runs)')
  await page.getByRole('row', { name: /optimizer adam, 3 runs/ }).hover()
  await expect(entry).toHaveAttribute('data-highlighted', 'true')
})

test('what is seen is saved as CSV', async ({ page }) => {
  await page.goto('/experiments/0?group=params.optimizer&statistic=max&hide=attributes.status')

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  const saved = await download

  expect(saved.suggestedFilename()).toBe('groups.csv')
  const [header, ...rows] = (await readFile(await saved.path(), 'utf8')).trim().split('\r\n')
  expect(header).toBe('optimizer,Runs,Started,Duration max,Progress,val/f1 max,seed')
  expect(rows).toHaveLength(2)
  expect(rows.join('\n')).toContain(
    '"<b>""x""</b> 100 % / שלום",3,2025-01-04T00:00:00.000Z,,3,0.132,3 values',
  )
})

for (const theme of ['light', 'dark'] as const) {
  test(`groups keep to WCAG AA as far as axe can tell, in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme })
    await page.goto('/experiments/0?group=params.optimizer&panels=1')
    await page.getByRole('button', { name: 'Show the runs of optimizer adam' }).click()
    await page.getByRole('button', { name: 'View', exact: true }).click()
    await expect(page.getByRole('list', { name: 'Grouped by' })).toBeVisible()

    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
}
