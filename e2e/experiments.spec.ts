import { experimentPath } from './facts.ts'
import { expect, test } from './fixtures.ts'

test('experiments stand in a tree of folders, with their numbers of runs', async ({ page }) => {
  await page.goto('/')

  const tree = page.getByRole('tree', { name: 'Experiments' })
  await expect(tree.getByRole('treeitem')).toHaveText([
    /market-anomaly-detection\s*4/,
    /autoencoder\s*2/,
    /historical_backtesting\s*6/,
    /isolation_forest\s*3/,
    /statistical_methods\s*3/,
    /Default\s*0/,
  ])
})

test('a folder that was closed stays closed after a reload', async ({ page }) => {
  await page.goto('/experiments')
  const inside = page.getByRole('treeitem', { name: /isolation_forest/ })
  await expect(inside).toBeVisible()

  await page.getByRole('button', { name: 'Close market-anomaly-detection' }).click()
  await page.reload()

  await expect(page.getByRole('button', { name: 'Open market-anomaly-detection' })).toBeVisible()
  await expect(inside).toBeHidden()
})

test('the tree leads to the runs of one experiment', async ({ page, facts }) => {
  await page.goto('/experiments')

  await page
    .getByRole('tree')
    .getByRole('link', { name: /isolation_forest/ })
    .click()

  await expect(page).toHaveURL(experimentPath(facts, 'isolation_forest'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('isolation_forest')
  await expect(page.getByText('3 runs', { exact: true })).toBeVisible()
})

test('the tree leads to the runs of a whole folder', async ({ page }) => {
  await page.goto('/experiments')

  await page
    .getByRole('tree')
    .getByRole('link', { name: /^market-anomaly-detection/ })
    .click()

  await expect(page.getByText('14 runs', { exact: true })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'zscore_detector' })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'contamination_0.05' })).toBeVisible()
})

test('the overview lists every experiment with its runs', async ({ page }) => {
  await page.goto('/experiments')

  const row = page.getByRole('row', { name: /statistical_methods/ })
  await expect(row.getByRole('cell').first()).toHaveText('3')
})

test('the overview names the best run of each experiment by what it is judged by', async ({
  page,
  facts,
}) => {
  await page.goto('/experiments')

  const judged = [
    { experiment: 'statistical_methods', metric: 'f1_score', best: Math.max },
    { experiment: 'isolation_forest', metric: 'f1_score', best: Math.max },
    { experiment: 'historical_backtesting', metric: 'detection_rate', best: Math.max },
    // One of its two runs diverged.
    { experiment: 'autoencoder', metric: 'val_loss', best: Math.min },
  ]
  for (const { experiment, metric, best } of judged) {
    const id = facts.experiments[`market-anomaly-detection/${experiment}`]
    const scored = Object.values(facts.runs).flatMap(({ id: runId, experimentId, metrics }) => {
      const value = metrics[metric]
      return experimentId === id && typeof value === 'number' ? [{ runId, value }] : []
    })
    const value = best(...scored.map((run) => run.value))
    const winners = scored.filter((run) => run.value === value).map(({ runId }) => `/runs/${runId}`)

    const row = page.getByRole('row', { name: new RegExp(experiment) })
    await expect(row.getByText(metric, { exact: true })).toBeVisible()
    const link = row.getByRole('link', { name: / by / })
    expect(winners).toContain(await link.getAttribute('href'))
    expect(Number.parseFloat(await link.innerText())).toBeCloseTo(value, 3)
    await expect(
      row.getByText(new RegExp(`^${metric} of .*in the order of their starts`)),
    ).toBeAttached()
  }
  const empty = page.getByRole('row', { name: /Default/ })
  await expect(empty.getByTitle('No runs yet')).toBeVisible()
})
