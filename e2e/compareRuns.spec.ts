import { type Facts, runIdOf, runOf, shownShare } from './facts.ts'
import { expect, test } from './fixtures.ts'

const compare = (facts: Facts, ...names: string[]) =>
  `/compare?runs=${names.map((name) => runIdOf(facts, name)).join(',')}`

test('runs stand side by side, with what differs and which is best', async ({ page, facts }) => {
  const names = ['contamination_0.03', 'contamination_0.05', 'contamination_0.10']
  const scores = names.map((name) => Number(runOf(facts, name).metrics['f1_score']))
  await page.goto(compare(facts, ...names))

  const score = page.getByRole('row', { name: /f1_score/ })
  await expect(score).toContainText('differs')
  const cells = score.getByRole('cell')
  for (const [i, name] of names.entries()) {
    await expect(cells.nth(i)).toContainText(shownShare(facts, name, 'f1_score'))
  }
  await expect(cells.nth(scores.indexOf(Math.max(...scores)))).toContainText('best')
  await expect(score.getByText('best')).toHaveCount(1)
  await expect(page.getByRole('row', { name: /^n_estimators/ })).not.toContainText('differs')
})

test('only what differs can be shown', async ({ page, facts }) => {
  await page.goto(compare(facts, 'contamination_0.03', 'contamination_0.05'))
  const same = page.getByRole('row', { name: /n_estimators/ })
  await expect(same).toBeVisible()

  await page.getByText('Only differing').click()
  await expect(same).toBeHidden()
  await expect(page.getByRole('row', { name: /^[≠ ]*contamination.*differs/ })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('row', { name: /^[≠ ]*contamination.*differs/ })).toBeVisible()
  await expect(same).toBeHidden()
})

test('against a baseline each metric says by how much it is better or worse', async ({
  page,
  facts,
}) => {
  const [base, other] = ['zscore_detector', 'contamination_0.05']
  const change =
    Number(runOf(facts, other).metrics['f1_score']) - Number(runOf(facts, base).metrics['f1_score'])
  await page.goto(compare(facts, base, other))

  await page.getByRole('button', { name: `Measure the others against ${base}` }).click()

  await expect(page.getByRole('row', { name: /f1_score/ })).toContainText(`+${change.toFixed(4)}`)
  await expect(page).toHaveURL(new RegExp(`baseline=${runIdOf(facts, base)}`))
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
  await expect(page.getByRole('row', { name: /f1_score/ })).toBeVisible()
})
