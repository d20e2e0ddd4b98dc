import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { problemsInBothThemes } from './accessible.ts'
import { experimentPath, type Facts, runIdOf, runOf } from './facts.ts'
import { expect, test } from './fixtures.ts'

const FOREST = ['contamination_0.03', 'contamination_0.05', 'contamination_0.10']

const names = (page: Page) =>
  page.getByRole('region', { name: 'Table of runs' }).getByRole('rowheader')
const plots = (page: Page) => page.getByRole('region', { name: 'Plots', exact: true })
const withPlots = (facts: Facts, experiment: string, ...texts: string[]) =>
  `${experimentPath(facts, experiment)}?${new URLSearchParams([
    ['panels', '1'],
    ...texts.map((text) => ['plot', text]),
  ])}`
const metricOf = (facts: Facts, run: string, metric: string) =>
  Number(runOf(facts, run).metrics[metric])

test('a plot that is added reads runs by pointer, selects them by a click, and stays in the address', async ({
  page,
  facts,
}) => {
  await page.goto(`${experimentPath(facts, 'isolation_forest')}?panels=1`)
  await plots(page).getByRole('button', { name: 'Add plot' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()

  const figure = plots(page).getByRole('figure', {
    name: /^f1_score over contamination, a mark for each of 3 runs, contamination 0\.03 to 0\.1/,
  })
  await expect(figure).toBeVisible()
  const marks = figure.getByRole('slider', { name: 'Read f1_score over contamination' })
  await marks.focus()
  await page.keyboard.press('Home')
  await expect(marks).toHaveAttribute('aria-valuetext', /^contamination_0\.03, f1_score/)
  const row = page.getByRole('row', { name: /^Select contamination_0\.03/ })
  await expect(row).toHaveAttribute('data-highlighted', 'true')

  const tip = figure.getByText('contamination_0.03')
  const mark = await tip.evaluate((element) => {
    const place = element.closest('[aria-hidden]')?.getBoundingClientRect()
    return [place?.x ?? 0, place?.y ?? 0] as const
  })
  await page.mouse.move(0, 0)
  await marks.blur()
  await expect(tip).toBeHidden()
  await page.mouse.move(mark[0] + 3, mark[1] - 3)
  await expect(tip).toBeVisible()
  await page.mouse.down()
  await page.mouse.up()
  await expect(page.getByRole('checkbox', { name: 'Select contamination_0.03' })).toBeChecked()

  await page.reload()
  await expect(figure).toBeVisible()
})

test('an enlarged plot fills the window, turns to the next by an arrow key, and closes by Escape', async ({
  page,
  facts,
}) => {
  await page.goto(
    withPlots(
      facts,
      'isolation_forest',
      'scatter~metrics.f1_score~params.contamination',
      'parallel~params.contamination~metrics.f1_score',
    ),
  )
  const menu = plots(page).getByRole('button', { name: 'Actions on f1_score over contamination' })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Enlarge' }).click()

  const scatter = page.getByRole('dialog', { name: 'f1_score over contamination' })
  const marks = scatter.getByRole('slider', { name: 'Read f1_score over contamination' })
  await expect(marks).toBeVisible()
  expect((await marks.boundingBox())?.height).toBeGreaterThan(500)
  await page.reload()
  await expect(marks).toBeVisible()
  await marks.focus()
  await page.keyboard.press('Home')
  await expect(marks).toHaveAttribute('aria-valuetext', /^contamination_0\.03/)
  await page.keyboard.press('Escape')
  await expect(marks).toHaveAttribute('aria-valuetext', /^Arrow keys/)

  await scatter.getByRole('button', { name: 'Next plot' }).focus()
  await page.keyboard.press('ArrowRight')
  const parallel = page.getByRole('dialog', { name: 'contamination · f1_score' })
  await expect(
    parallel.getByRole('slider', { name: 'Read contamination · f1_score' }),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(parallel).toBeHidden()
  await expect(page).not.toHaveURL(/plot-enlarged/)
})

test('what had the focus has it again after an enlarged plot or its form', async ({
  page,
  facts,
}) => {
  await page.goto(withPlots(facts, 'isolation_forest', 'bars~metrics.f1_score'))
  const menu = plots(page).getByRole('button', { name: 'Actions on f1_score by run' })
  const choose = async (action: string) => {
    await menu.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: action }).press('Enter')
  }

  await choose('Enlarge')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).press('Enter')
  await expect(menu).toBeFocused()
  await choose('Edit…')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(menu).toBeFocused()
})

test('a range that is drawn on an axis narrows down the table, and is taken back', async ({
  page,
  facts,
}) => {
  await page.goto(
    withPlots(facts, 'isolation_forest', 'parallel~params.contamination~metrics.f1_score'),
  )
  await expect(names(page)).toHaveCount(3)
  const [foot, head] = await Promise.all(
    ['lower', 'upper'].map((end) =>
      page.getByRole('slider', { name: `contamination, ${end} end of the brush` }).boundingBox(),
    ),
  )
  if (!foot || !head) throw new Error('Nothing is drawn')

  const left = foot.x + foot.width / 2
  const middle = (foot.y + head.y) / 2
  await page.mouse.move(left, middle)
  await page.mouse.down()
  await page.mouse.move(left, foot.y + 40, { steps: 5 })
  await page.mouse.up()

  // 0.03 and 0.05 lie in the lower half of 0.03 to 0.10.
  await expect(names(page)).toHaveCount(2)
  await expect(page.getByRole('region', { name: 'Brushed' })).toContainText('2 of 3 runs')
  await expect(
    plots(page).getByRole('figure', { name: /2 of 3 runs within what is brushed$/ }),
  ).toBeVisible()
  await page.reload()
  await expect(names(page)).toHaveCount(2)

  await page.getByRole('button', { name: /^Clear the brush on contamination/ }).click()
  await expect(names(page)).toHaveCount(3)
})

test('what a plot draws is saved as a picture and as its numbers', async ({ page, facts }) => {
  await page.goto(withPlots(facts, 'isolation_forest', 'bars~metrics.f1_score'))
  const save = async (form: string) => {
    await page.getByRole('button', { name: 'Actions on f1_score by run' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: `Save as ${form}` }).click()
    const saved = await download
    return { name: saved.suggestedFilename(), content: await readFile(await saved.path()) }
  }

  const csv = await save('CSV')
  expect(csv.name).toBe('f1_score_by_run.csv')
  const lines = csv.content.toString('utf8').trim().split('\r\n')
  expect(lines[0]).toBe('run_id,run,f1_score')
  expect(lines.slice(1).toSorted()).toEqual(
    FOREST.map(
      (run) => `${runIdOf(facts, run)},${run},${metricOf(facts, run, 'f1_score')}`,
    ).toSorted(),
  )
  const svg = await save('SVG')
  for (const run of FOREST) expect(svg.content.toString('utf8')).toContain(`>${run}</text>`)
  const png = await save('PNG')
  expect(png.content.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect(png.content.length).toBeGreaterThan(5_000)
})

test('the best configuration leads to the best run and copies its params', async ({
  page,
  context,
  facts,
}) => {
  const best = FOREST.toSorted(
    (a, b) => metricOf(facts, b, 'f1_score') - metricOf(facts, a, 'f1_score'),
  )
  const [first = ''] = best
  await page.goto(withPlots(facts, 'isolation_forest', 'best~metrics.f1_score'))

  const ranking = page.getByRole('region', { name: 'The best runs' })
  await expect(ranking.getByRole('link')).toHaveText(best)
  await expect(
    page.getByRole('region', { name: 'Which params matter' }).getByRole('row', {
      name: /^contamination.*few runs: chance alone can look like this.*ρ/,
    }),
  ).toBeVisible()

  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByText('Flags', { exact: true }).click()
  await page.getByRole('button', { name: 'Copy the config' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split(' \\\n')).toEqual(
    Object.entries(runOf(facts, first).params)
      .map(([name, value]) => `--${name} ${value}`)
      .toSorted(),
  )

  await ranking.getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible()
})

test('every kind of plot is accessible as far as axe can tell, in both themes', async ({
  page,
  facts,
}) => {
  await page.goto(
    withPlots(
      facts,
      'statistical_methods',
      'scatter~metrics.f1_score~metrics.recall~metrics.precision',
      'bars~metrics.f1_score',
      'box~metrics.f1_score~params.method',
      'parallel~params.method~metrics.recall~metrics.f1_score',
      'heat~metrics.f1_score~params.method~params.window_size',
      'best~metrics.f1_score',
    ),
  )
  await expect(plots(page).getByRole('figure')).toHaveCount(4)
  await plots(page).getByRole('figure').last().scrollIntoViewIfNeeded()
  await expect(plots(page).getByRole('figure')).toHaveCount(6)
  await expect(page.getByRole('region', { name: 'Which params matter' })).toBeVisible()
  expect(await problemsInBothThemes(page)).toEqual([])

  await plots(page).getByRole('button', { name: 'Add plot' }).click()
  await page.getByRole('combobox', { name: 'Plot', exact: true }).selectOption('parallel')
  await expect(page.getByRole('list', { name: 'Axes' })).toBeVisible()
  expect(await problemsInBothThemes(page)).toEqual([])
})
