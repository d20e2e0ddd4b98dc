import type { Page } from '@playwright/test'
import { experimentPath, runIdOf, runOf, shownShare } from './facts.ts'
import { expect, test } from './fixtures.ts'

const table = (page: Page) => page.getByRole('region', { name: 'Table of runs' })
const namesOf = (page: Page) => table(page).getByRole('rowheader')

test('runs show their params and metrics as columns', async ({ page, facts }) => {
  await page.goto(experimentPath(facts, 'isolation_forest'))

  const row = table(page).getByRole('row', { name: /^Select contamination_0\.05/ })
  await expect(
    row.getByRole('gridcell', { name: shownShare(facts, 'contamination_0.05', 'f1_score') }),
  ).toBeVisible()
  await expect(row).toContainText('Finished')
  await table(page).hover()
  await page.mouse.wheel(800, 0)
  await expect(row.getByRole('gridcell', { name: '0.05', exact: true })).toBeVisible()
})

test('sorting by a metric brings the best run to the top, and the address keeps it', async ({
  page,
  facts,
}) => {
  const byScore = ['contamination_0.03', 'contamination_0.05', 'contamination_0.10'].toSorted(
    (a, b) =>
      Number(runOf(facts, b).metrics['f1_score']) - Number(runOf(facts, a).metrics['f1_score']),
  )
  await page.goto(experimentPath(facts, 'isolation_forest'))

  await page.getByRole('button', { name: 'f1_score', exact: true }).click()
  await expect(namesOf(page)).toHaveText(byScore)
  await page.reload()
  await expect(namesOf(page)).toHaveText(byScore)

  await page.getByRole('button', { name: 'f1_score', exact: true }).click()
  await expect(namesOf(page)).toHaveText(byScore.toReversed())
})

test("a filter in MLflow's language leaves the runs that match", async ({ page, facts }) => {
  await page.goto(experimentPath(facts, 'isolation_forest'))
  await expect(namesOf(page)).toHaveCount(3)

  const filter = page.getByRole('combobox', { name: 'Filter runs' })
  await filter.fill("metrics.f1_score > 0.6 and params.random_state = '42'")
  await filter.press('Enter')

  await expect(namesOf(page)).toHaveText(['contamination_0.05'])
  await page.reload()
  await expect(namesOf(page)).toHaveText(['contamination_0.05'])
})

test('a metric that is not a number is shown as NaN, and a run that failed as failed', async ({
  page,
  facts,
}) => {
  await page.goto(experimentPath(facts, 'statistical_methods'))
  const zscore = table(page).getByRole('row', { name: /^Select zscore_detector/ })
  await expect(zscore).toBeVisible()
  await page.goto(`/runs/${runIdOf(facts, 'zscore_detector')}`)
  await expect(page.getByRole('row', { name: /^weekly_precision/ })).toContainText('NaN')

  await page.goto(experimentPath(facts, 'autoencoder'))
  await expect(table(page).getByRole('row', { name: /^Select sgd_50/ })).toContainText('Failed')
})

test('nested runs stand below their parent', async ({ page, facts }) => {
  await page.goto(experimentPath(facts, 'historical_backtesting'))

  await expect(namesOf(page).first()).toHaveText(/backtest_2023_2024\s*5/)
  await expect(namesOf(page)).toHaveCount(6)
})

test('selected runs stay selected in the address and lead to their comparison', async ({
  page,
  facts,
}) => {
  await page.goto(experimentPath(facts, 'isolation_forest'))

  for (const name of ['contamination_0.03', 'contamination_0.05']) {
    const box = page.getByRole('checkbox', { name: `Select ${name}` })
    await box.click()
    await expect(box).toBeChecked()
  }
  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Select contamination_0.05' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Select contamination_0.10' })).not.toBeChecked()

  await page.getByRole('link', { name: 'Compare (2)' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Compare 2 runs')
  await expect(page.getByRole('columnheader', { name: /contamination_0\.03/ })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: /contamination_0\.05/ })).toBeVisible()
})
