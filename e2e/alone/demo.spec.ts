import path from 'node:path'
import { demoExperiments } from '../demoExperiments.ts'
import { emptyStore } from '../startTidemark.ts'
import { expect, test } from './servers.ts'

test('the first start shows the whole demo', async ({ page, folder, start }) => {
  const { url } = await start(['--data', path.join(folder, 'new')])

  await page.goto(url)
  const tree = page.getByRole('tree', { name: 'Experiments' })
  for (const name of demoExperiments) await expect(tree.getByText(name)).toBeVisible()

  await page.goto(`${url}/models`)
  const production = page.getByRole('region', { name: /Production/ })
  await expect(production.getByRole('article', { name: /IsolationForestDetector/ })).toHaveCount(1)
  const staging = page.getByRole('region', { name: /Staging/ })
  await expect(staging.getByRole('article')).toHaveCount(2)
})

test('a second start brings nothing back that was deleted', async ({
  page,
  request,
  folder,
  start,
}) => {
  const first = await start(['--data', folder])
  const deleted = await request.post(`${first.url}/api/2.0/mlflow/experiments/delete`, {
    data: { experiment_id: '1' },
  })
  expect(deleted.ok()).toBe(true)
  await first.stop()

  const { url } = await start(['--data', folder])
  await page.goto(url)

  const tree = page.getByRole('tree', { name: 'Experiments' })
  await expect(tree.getByRole('treeitem', { name: /ensemble/ })).toBeVisible()
  await expect(tree.getByRole('treeitem')).toHaveCount(1 + 1 + demoExperiments.length - 1)
})

test('--no-demo starts empty, and the demo comes into no store that exists', async ({
  page,
  folder,
  start,
}) => {
  const first = await start(emptyStore(folder))
  await first.stop()

  const { url } = await start(['--data', folder])
  await page.goto(url)

  await expect(page.getByRole('main')).toContainText('set_tracking_uri')
})
