import { runIdOf, runOf, shownShare } from './facts.ts'
import { expect, test } from './fixtures.ts'
import { saved } from './paintedLines.ts'

test('a run shows what went in and what came out', async ({ page, facts }) => {
  const { params, tags, metrics } = runOf(facts, 'contamination_0.05')
  await page.goto(`/runs/${runIdOf(facts, 'contamination_0.05')}`)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('contamination_0.05')
  await expect(page.getByText('Finished', { exact: true })).toBeVisible()
  await expect(page.getByText('IDX_2023_2024 training')).toBeVisible()
  const region = (name: string) => page.getByRole('region', { name, exact: true })
  for (const [key, value] of Object.entries(params)) {
    await expect(region('Params').getByRole('row', { name: `${key} ${value}` })).toBeVisible()
  }
  for (const [key, value] of Object.entries(tags)) {
    await expect(region('Tags').getByRole('row', { name: `${key} ${value}` })).toBeVisible()
  }
  await expect(region('Metrics').getByRole('rowheader')).toHaveText(Object.keys(metrics).toSorted())
  await expect(region('Metrics').getByRole('row', { name: /^f1_score/ })).toContainText(
    shownShare(facts, 'contamination_0.05', 'f1_score'),
  )
})

test("a metric's history is drawn with all its points", async ({ page, facts }) => {
  const history = runOf(facts, 'contamination_0.05').histories['f1_score'] ?? []
  const values = history.map(([, value]) => Number(value))
  await page.goto(`/runs/${runIdOf(facts, 'contamination_0.05')}`)

  const curve = page.getByRole('figure', { name: /^f1_score/ })
  await expect(curve).toHaveAccessibleName(
    `f1_score over ${history.length} steps, last ${values.at(-1)}, min ${Math.min(...values)}, max ${Math.max(...values)}`,
  )
  const { text } = await saved(curve, 'Save points as CSV')
  const written = text.trimEnd().split('\r\n').slice(1)
  expect(written.map((line) => Number(line.split(',')[4]))).toEqual(values)

  // One stroke goes through every point; fewer would mean that the chart left some out.
  const { text: svg } = await saved(curve, 'Save as SVG')
  const strokes = Array.from(svg.matchAll(/ d="(M[^"]*)" stroke-width="1.75"/g), ([, d]) => d ?? '')
  expect(strokes.map((d) => d.match(/[ML]/g)?.length)).toEqual([history.length])
})

test('a step that is not a number is told, not hidden', async ({ page, facts }) => {
  const history = runOf(facts, 'zscore_detector').histories['weekly_precision'] ?? []
  const missing = history.filter(([, value]) => value === 'NaN').length
  await page.goto(`/runs/${runIdOf(facts, 'zscore_detector')}`)

  const curve = page.getByRole('figure', { name: /^weekly_precision/ })
  await curve.scrollIntoViewIfNeeded()
  await expect(curve).toContainText(`${missing} points NaN`)
})

test('a nested run and its parent lead to each other', async ({ page, facts }) => {
  await page.goto(`/runs/${runIdOf(facts, 'backtest_2023_2024')}`)

  await page.getByRole('region', { name: 'Lineage' }).getByRole('link', { name: 'GOTO.JK' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('GOTO.JK')

  await page
    .getByRole('region', { name: 'Lineage' })
    .getByRole('link', { name: 'backtest_2023_2024' })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('backtest_2023_2024')
})

test('a run tells which registered version came of it', async ({ page, facts }) => {
  await page.goto(`/runs/${runIdOf(facts, 'contamination_0.05')}`)

  const lineage = page.getByRole('region', { name: 'Lineage' })
  await expect(lineage).toContainText('IsolationForestDetector')
  await expect(lineage).toContainText('Staging')
})
