import { AxeBuilder } from '@axe-core/playwright'
import { logRun, send } from './log.ts'
import { expect, test } from './servers.ts'

test('the overview shows a run while it trains, and no longer', async ({ page, request, url }) => {
  const { run_id } = await logRun(request, url, { experiment: 'fraud/lstm', run: 'epochs' })
  await page.goto(`${url}/experiments`)

  const row = page.getByRole('table', { name: 'Training now' }).getByRole('row', { name: /epochs/ })
  await expect(row).toContainText('nothing yet')
  const metrics = [{ key: 'loss', value: 0.5, step: 42, timestamp: Date.now() }]
  await send(request, url, 'runs/log-batch', { run_id, metrics })
  await expect(row.getByRole('cell', { name: '42', exact: true })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await send(request, url, 'runs/update', { run_id, status: 'FINISHED', end_time: Date.now() })
  await expect(page.getByRole('heading', { name: 'Training now' })).toBeHidden()
})
