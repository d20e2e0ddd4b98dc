import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { createExperimentResponse } from '#protocol/experiments.ts'
import { getRunResponse } from '#protocol/runs.ts'
import { type Facts, runIdOf, runOf } from './facts.ts'
import { expect, test } from './fixtures.ts'

const artifact = (facts: Facts, path: string) =>
  `/runs/${runIdOf(facts, 'zscore_detector')}/artifacts/${path}`

test('the artifacts of a run stand in a tree, and open beside it', async ({ page, facts }) => {
  await page.goto(`/runs/${runIdOf(facts, 'zscore_detector')}`)
  await page.getByRole('link', { name: 'Artifacts' }).click()

  const tree = page.getByRole('tree', { name: 'Artifacts' })
  await expect(tree.getByRole('treeitem')).toHaveText([
    'plots',
    /^confusion_matrix\.json/,
    /^notes\.md/,
    /^sample_detections\.csv/,
  ])
  await tree.getByRole('treeitem', { name: /notes\.md/ }).click()
  await expect(page).toHaveURL(artifact(facts, 'notes.md'))
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('zscore_detector')
})

test('a CSV is a table', async ({ page, facts }) => {
  await page.goto(artifact(facts, 'sample_detections.csv'))

  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByRole('columnheader')).toHaveText([
    '#',
    'date',
    'ticker',
    'close',
    'volume',
    'anomaly',
  ])
  await expect(preview.getByRole('grid')).toHaveAttribute('aria-rowcount', '51')
})

test('JSON can be read as a tree and as its source', async ({ page, facts }) => {
  await page.goto(artifact(facts, 'confusion_matrix.json'))

  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText('labels')
  await preview.getByText('Source', { exact: true }).click()
  await expect(preview).toContainText('"matrix": [')
})

test('a picture in a folder is shown', async ({ page, facts }) => {
  await page.goto(artifact(facts, 'plots/confusion_matrix.png'))

  const picture = page.getByRole('img', { name: 'confusion_matrix.png' })
  await expect(picture).toBeVisible()
  await expect(page.getByText('640 × 480 px')).toBeVisible()
})

test('an artifact downloads as it was logged', async ({ page, facts }) => {
  await page.goto(artifact(facts, 'notes.md'))

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toMatch(
    /^# zscore_detector\n\nFlags \*\*\d+\*\* of 2450/,
  )
})

test('an artifact that is not there is said so', async ({ page, facts }) => {
  await page.goto(artifact(facts, 'gone.txt'))

  await expect(page.getByRole('main')).toContainText('gone.txt')
  await expect(
    page.getByRole('main').getByText(/no artifact|not (found|there)|does not exist/i),
  ).toBeVisible()
})

test('a search looks into every folder, and the whole run comes as one archive', async ({
  page,
  facts,
}) => {
  await page.goto(artifact(facts, ''))
  await page.getByRole('searchbox', { name: 'Find files' }).fill('png')
  const tree = page.getByRole('tree', { name: 'Artifacts' })
  await expect(tree.getByRole('treeitem')).toHaveText(['plots', /^confusion_matrix\.png/])

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as ZIP' }).click(),
  ])
  const archive = unzipSync(await readFile(await download.path()))
  expect(Object.keys(archive).toSorted()).toEqual(
    runOf(facts, 'zscore_detector').artifacts.toSorted(),
  )
  expect(strFromU8(archive['notes.md'] ?? new Uint8Array())).toContain('# zscore_detector')
})

test('a file of two runs stands line by line', async ({ page, facts }) => {
  const runs = ['zscore_detector', 'volatility_detector'].map((name) => runIdOf(facts, name))
  await page.goto(`/compare?runs=${runs.join(',')}&artifact=notes.md`)
  const panel = page.getByRole('region', { name: 'Artifacts' })
  await panel.scrollIntoViewIfNeeded()
  await expect(panel.getByText('# zscore_detector')).toBeVisible()
  await expect(panel.getByText('# volatility_detector')).toBeVisible()
})

test('files in a folder of the server’s own machine are shown by a server that hands them out, and explained by one that does not', async ({
  page,
  backend,
  backendName,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-file-root-'))
  try {
    const api = `${backend.url}/api/2.0/mlflow`
    const name = `file root ${Date.now()} ${test.info().workerIndex}`
    const created = await page.request.post(`${api}/experiments/create`, {
      data: { name, artifact_location: pathToFileURL(folder).href },
    })
    const { experiment_id } = createExperimentResponse.parse(await created.json())
    const started = await page.request.post(`${api}/runs/create`, { data: { experiment_id } })
    const { run_id } = getRunResponse.parse(await started.json()).run.info
    await page.request.post(`${api}/runs/update`, { data: { run_id, status: 'FINISHED' } })
    // Other specs look at the tree meanwhile; a run is shown all the same.
    await page.request.post(`${api}/experiments/delete`, { data: { experiment_id } })
    const artifacts = join(folder, run_id, 'artifacts')
    await mkdir(artifacts, { recursive: true })
    await writeFile(join(artifacts, 'notes.md'), 'Kept on the machine of the server.')

    await page.goto(`/runs/${run_id}/artifacts/notes.md`)
    const preview = page.getByRole('region', { name: 'Preview' })
    await expect(preview).toContainText(
      backendName.startsWith('gateway')
        ? 'Kept on the machine of the server.'
        : 'which this server does not serve',
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
