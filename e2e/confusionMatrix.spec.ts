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
  await expect(grid.getByRole('gridcell')).toHaveText(matrix.flat().map(String))

  await page.getByText('% of true', { exact: true }).click()
  const shares = matrix.flatMap((row) => {
    const total = row.reduce((sum, count) => sum + count, 0)
    return row.map((count) => new RegExp(`^${((100 * count) / total).toFixed(1)}\\s*%$`))
  })
  await expect(grid.getByRole('gridcell')).toHaveText(shares)
})

test('two matrices of compared runs stand beside their difference', async ({ page, facts }) => {
  const names = ['zscore_detector', 'contamination_0.05'] as const
  const [before, after] = names.map((name) => runOf(facts, name).confusionMatrix?.matrix ?? [])
  await page.goto(`/compare?runs=${names.map((name) => runIdOf(facts, name)).join(',')}`)

  const section = page.getByRole('region', { name: 'Confusion matrices' })
  await section.scrollIntoViewIfNeeded()
  for (const name of names) {
    const grid = section.getByRole('grid', { name: `Confusion matrix of ${name}:` })
    const cells = runOf(facts, name).confusionMatrix?.matrix.flat() ?? []
    await expect(grid.getByRole('gridcell')).toHaveText(cells.map(String))
  }

  await section.getByText('A / B / Δ').click()
  await section.getByText('Counts', { exact: true }).click()
  const difference = section.getByRole('grid', {
    name: /contamination_0\.05 minus zscore_detector/,
  })
  const changes = (after ?? []).flat().map((count, at) => count - ((before ?? []).flat()[at] ?? 0))
  await expect(difference.getByRole('gridcell')).toHaveText(
    changes.map((change) => new RegExp(`${Math.abs(change)}$`)),
  )
})

test('a run without a matrix says how to log one', async ({ page, facts }) => {
  await page.goto(`/runs/${runIdOf(facts, 'sgd_50')}`)

  await expect(page.getByText('mlflow.log_dict({"labels": labels')).toBeVisible()
})
