import { readFile } from 'node:fs/promises'
import { type Facts, runIdOf } from './facts.ts'
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
  await expect(preview.getByRole('row')).toHaveCount(51)
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
