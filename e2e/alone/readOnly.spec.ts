import { emptyStore } from '../startTidemark.ts'
import { logRun, send } from './log.ts'
import { expect, test } from './servers.ts'

test('a read-only Tidemark shows everything and changes nothing', async ({
  page,
  request,
  folder,
  start,
}) => {
  const writable = await start(emptyStore(folder))
  const run = await logRun(request, writable.url, { experiment: 'shown', run: 'finished' })
  await send(request, writable.url, 'registered-models/create', { name: 'Detector' })
  await send(request, writable.url, 'model-versions/create', {
    name: 'Detector',
    source: `${run.artifact_uri}/model`,
    run_id: run.run_id,
  })
  await writable.stop()
  const { url } = await start([...emptyStore(folder), '--read-only'])

  const refused = await request.post(`${url}/api/2.0/mlflow/runs/delete`, {
    data: { run_id: run.run_id },
  })
  expect(refused.status()).toBe(403)
  expect(await refused.json()).toMatchObject({ error_code: 'PERMISSION_DENIED' })

  await page.goto(`${url}/models`)
  await expect(page.getByRole('article', { name: 'Detector version 1' })).toBeVisible()
  await expect(page.getByText('read-only').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Move/ })).toHaveCount(0)
  await page.goto(`${url}/runs/${run.run_id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'finished' })).toBeVisible()
})
