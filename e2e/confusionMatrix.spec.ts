import { runIdOf, runOf } from './facts.ts'
import { expect, test } from './fixtures.ts'

test('a confusion matrix is drawn as data: counts, and shares of the true class', async ({
  page,
  facts,
}) => {
  const { matrix = [] } = runOf(facts, 'contamination_0.05').confusionMatrix ?? {}
  await page.goto(`/runs/${runIdOf(facts, 'contamination_0.05')}`)

  const grid = page.getByRole('grid', { name: /^Confusion matrix/ })
  await expect(grid.getByRole('columnheader')).toHaveText([
    'true ↓ predicted →',
    'normal',
    'anomaly',
  ])
  await expect(grid.getByRole('rowheader')).toHaveText(['normal', 'anomaly'])
  const cells = grid
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
    .getByRole('gridcell')
  await expect(cells).toHaveText(matrix.flat().map(String))

  await page.getByText('% of true', { exact: true }).click()
  const shares = matrix.flatMap((row) => {
    const total = row.reduce((sum, count) => sum + count, 0)
    return row.map((count) => new RegExp(`^${((100 * count) / total).toFixed(1)}\\s*%`))
  })
  await expect(cells).toHaveText(shares)
})

test('matrices of compared runs stand beside each other', async ({ page, facts }) => {
  const names = ['zscore_detector', 'contamination_0.05']
  await page.goto(`/compare?runs=${names.map((name) => runIdOf(facts, name)).join(',')}`)

  const section = page.getByRole('region', { name: 'Confusion matrices' })
  await section.scrollIntoViewIfNeeded()
  for (const name of names) {
    const hits = String(runOf(facts, name).confusionMatrix?.matrix[1]?.[1])
    const figure = section.getByRole('figure', { name: new RegExp(`^${name}`) })
    await expect(figure.getByRole('gridcell', { name: hits, exact: true })).toBeVisible()
  }
})

test('a run without a matrix says how to log one', async ({ page, facts }) => {
  await page.goto(`/runs/${runIdOf(facts, 'sgd_50')}`)

  await expect(page.getByText('mlflow.log_dict({"labels": labels')).toBeVisible()
})
