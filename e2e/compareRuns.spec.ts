import type { Page } from '@playwright/test'
import { problemsInBothThemes } from './accessible.ts'
import { type Facts, runIdOf, runOf, shownShare } from './facts.ts'
import { expect, test } from './fixtures.ts'

const compare = (facts: Facts, ...names: string[]) =>
  `/compare?runs=${names.map((name) => runIdOf(facts, name)).join(',')}`
/** The row of a key; its name begins with the key. */
const row = (page: Page, key: string) => page.getByRole('row', { name: new RegExp(`^${key}[, ]`) })
const differing = (page: Page, key: string) =>
  page.getByRole('rowheader', { name: new RegExp(`^${key}, differs`) })

test('runs stand side by side, with what differs and which is best', async ({ page, facts }) => {
  const names = ['contamination_0.03', 'contamination_0.05', 'contamination_0.10']
  const scores = names.map((name) => Number(runOf(facts, name).metrics['f1_score']))
  await page.goto(compare(facts, ...names))

  await expect(differing(page, 'f1_score')).toBeVisible()
  const score = row(page, 'f1_score')
  const cells = score.getByRole('gridcell')
  for (const [i, name] of names.entries()) {
    await expect(cells.nth(i)).toContainText(shownShare(facts, name, 'f1_score'))
  }
  await expect(cells.nth(scores.indexOf(Math.max(...scores)))).toContainText('best')
  await expect(score.getByText('best')).toHaveCount(1)
  await expect(row(page, 'n_estimators')).toBeVisible()
  await expect(differing(page, 'n_estimators')).toBeHidden()
})

test('only what differs can be shown', async ({ page, facts }) => {
  await page.goto(compare(facts, 'contamination_0.03', 'contamination_0.05'))
  const same = row(page, 'n_estimators')
  await expect(same).toBeVisible()

  await page.getByText('Only differing').click()
  await expect(same).toBeHidden()
  await expect(differing(page, 'contamination')).toBeVisible()
  await page.reload()
  await expect(differing(page, 'contamination')).toBeVisible()
  await expect(same).toBeHidden()
})

test('against a baseline each metric says by how much it is better or worse', async ({
  page,
  facts,
}) => {
  const [base, other] = ['zscore_detector', 'contamination_0.05']
  const [before, after] = [base, other].map((name) =>
    Number(runOf(facts, name).metrics['f1_score']),
  )
  const change = (after ?? NaN) - (before ?? NaN)
  await page.goto(compare(facts, base, other))

  await page.getByRole('button', { name: `Measure the others against ${base}` }).click()

  await expect(row(page, 'f1_score')).toContainText(`+${change.toFixed(4)}`)
  await expect(page).toHaveURL(new RegExp(`baseline=${runIdOf(facts, base)}`))

  await page.getByText('Percent', { exact: true }).click()
  const share = ((change / (before ?? NaN)) * 100).toFixed(1)
  await expect(row(page, 'f1_score')).toContainText(`+${share}\u00a0%`)
  await page.reload()
  await expect(row(page, 'f1_score')).toContainText(`+${share}\u00a0%`)
})

test('the best of the whole course can be compared instead of the last value', async ({
  page,
  facts,
}) => {
  const name = Object.keys(facts.runs).find(
    (name) => (runOf(facts, name).histories['loss']?.length ?? 0) > 2,
  )
  const run = runOf(facts, name ?? '')
  const losses = (run.histories['loss'] ?? []).map(([, value]) => Number(value))
  await page.goto(compare(facts, name ?? '', 'contamination_0.05'))
  await expect(row(page, 'loss')).toBeVisible()

  await page.getByText('Max', { exact: true }).click()
  const cell = row(page, 'loss').getByRole('gridcell').first()
  await expect(cell.locator('[title]').first()).toHaveAttribute(
    'title',
    String(Math.max(...losses)),
  )
  await page.getByText('Best', { exact: true }).click()
  await expect(cell.locator('[title]').first()).toHaveAttribute(
    'title',
    String(Math.min(...losses)),
  )
})

test('runs can be rows, and the page is accessible either way', async ({ page, facts }) => {
  // axe reads the whole table four times.
  test.slow()
  const names = ['contamination_0.03', 'contamination_0.05', 'contamination_0.10'] as const
  await page.goto(`${compare(facts, ...names)}&baseline=${runIdOf(facts, names[1])}`)
  await expect(row(page, 'f1_score')).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(await problemsInBothThemes(page)).toEqual([])

  await page.getByText('Rows', { exact: true }).click()
  await expect(page.getByRole('rowheader', { name: names[0] })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: /^f1_score, differs/ })).toBeVisible()
  expect(await problemsInBothThemes(page)).toEqual([])
})

test('curves of all runs lie over each other', async ({ page, facts }) => {
  await page.goto(compare(facts, 'contamination_0.03', 'contamination_0.05'))

  const curves = page.getByRole('region', { name: 'Curves' })
  await curves.scrollIntoViewIfNeeded()
  const chart = curves.getByRole('figure', { name: /^f1_score/ })
  await expect(chart).toBeVisible()
  await expect(chart).toContainText('contamination_0.03')
  await expect(chart).toContainText('contamination_0.05')
})

test('a run that does not exist is named, and the others are compared', async ({ page, facts }) => {
  await page.goto(`${compare(facts, 'contamination_0.03', 'contamination_0.05')},${'0'.repeat(32)}`)

  await expect(page.getByText('0'.repeat(32))).toBeVisible()
  await expect(row(page, 'f1_score')).toBeVisible()
})
