import { emptyStore } from '../startTidemark.ts'
import { logRun, send } from './log.ts'
import { expect, test } from './servers.ts'

const MARKUP = `<img src=x onerror="document.title='owned'">`

test('names full of markup, signs and foreign letters are shown as text and lead where they should', async ({
  page,
  request,
  folder,
  start,
}) => {
  const { url } = await start(emptyStore(folder))
  const experiment = `a/${MARKUP} # % ? & ' "/שלום ${'long '.repeat(40)}`
  const name = `${MARKUP} 100 % #1 'x' "y" مرحبا`
  const run = await logRun(request, url, { experiment, run: name })
  await send(request, url, 'runs/log-batch', {
    run_id: run.run_id,
    params: [{ key: 'val/loss. a b', value: MARKUP }],
    metrics: [0, 1, 2].map((step) => ({ key: 'acc.top 1/val', value: step, timestamp: 1, step })),
    tags: [{ key: 'mlflow.note.content', value: `[click](javascript:alert(1)) ${MARKUP}` }],
  })
  await send(request, url, 'registered-models/create', { name: `Model ${MARKUP}` })
  const location = run.artifact_uri.replace('mlflow-artifacts:', '')
  const file = `50 % & 'x' (שלום).txt`
  await request.put(
    `${url}/api/2.0/mlflow-artifacts/artifacts${location}/${encodeURIComponent(file)}`,
    { data: MARKUP },
  )

  await page.goto(`${url}/experiments`)
  await page
    .getByRole('row', { name: /שלום/ })
    .getByRole('link')
    .and(page.locator('[href^="/experiments/"]'))
    .last()
    .click()
  await page
    .getByRole('rowheader', { name: /100 % #1/ })
    .getByRole('link')
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.getByRole('row', { name: /^val\/loss\. a b/ })).toContainText(MARKUP)
  await expect(page.getByRole('figure', { name: /^acc\.top 1\/val over 3 steps/ })).toBeVisible()

  await page.getByRole('link', { name: 'Artifacts' }).click()
  await page.getByRole('treeitem', { name: file }).click()
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText(MARKUP)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText(MARKUP)

  await page.goto(`${url}/compare?runs=${run.run_id},${run.run_id}x`)
  await expect(page.getByRole('main')).toContainText(`${run.run_id}x`)
  await expect(page).not.toHaveTitle('owned')
})
