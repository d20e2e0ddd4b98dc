import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { getRunResponse } from '#protocol/runs.ts'
import { overflowing } from '../overflowing.ts'
import { logRun, send } from './log.ts'
import { expect, test } from './servers.ts'

const MARKUP = `<img src=x onerror="document.title='owned'">`

test('names full of markup, signs and foreign letters are shown as text and lead where they should', async ({
  page,
  request,
  url,
}) => {
  const experiment = `a/${MARKUP} # % ? & ' "/שלום ${'long '.repeat(40)}`
  const name = `${MARKUP} 100 % #1 'x' "y" مرحبا`
  const run = await logRun(request, url, { experiment, run: name })
  await send(request, url, 'runs/log-batch', {
    run_id: run.run_id,
    params: [{ key: 'val/loss. a b', value: MARKUP }],
    metrics: [0, 1, 2].map((step) => ({ key: 'acc.top 1/val', value: step, timestamp: 1, step })),
    tags: [{ key: 'mlflow.note.content', value: `[click](javascript:alert(1)) ${MARKUP}` }],
  })
  await send(request, url, 'registered-models/create', { name: `Model ${MARKUP}` })
  const location = run.artifact_uri.replace('mlflow-artifacts:', '')
  const file = `50 % & 'x' (שלום).txt`
  await request.put(
    `${url}/api/2.0/mlflow-artifacts/artifacts${location}/${encodeURIComponent(file)}`,
    { data: MARKUP },
  )

  await page.goto(`${url}/experiments`)
  await page
    .getByRole('row', { name: /שלום/ })
    .getByRole('link')
    .and(page.locator('[href^="/experiments/"]'))
    .last()
    .click()
  await page
    .getByRole('rowheader', { name: /100 % #1/ })
    .getByRole('link')
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.getByRole('row', { name: /^val\/loss\. a b/ })).toContainText(MARKUP)
  await expect(page.getByRole('figure', { name: /^acc\.top 1\/val over 3 steps/ })).toBeVisible()

  await page.getByRole('link', { name: 'Artifacts' }).click()
  await page.getByRole('treeitem', { name: file }).click()
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText(MARKUP)
  await page.reload()
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText(MARKUP)

  await page.goto(`${url}/compare?runs=${run.run_id},${run.run_id}x`)
  await expect(page.getByRole('main')).toContainText(`${run.run_id}x`)
  await expect(page).not.toHaveTitle('owned')
})

/** As long as a name may be, with all that one may hold. */
const nameOf = (start: string) =>
  `${start} ${MARKUP} 100 % #1 a/b 'x' "y" שלום مرحبا ${'long '.repeat(50)}`.slice(0, 249) + '.'
/** MLflow takes fewer signs in keys. */
const keyOf = (start: string) => `${start}/a.b-c_d ${'long '.repeat(50)}`.slice(0, 249) + 'y'

const EXPERIMENT = nameOf('detectors/trees')
const RUN = nameOf('run')
const PARAM = keyOf('param')
const METRIC = keyOf('metric')
const VALUE = nameOf('value')
const VIEW = `${MARKUP} 100 % 'x' "y" שלום ${'long '.repeat(50)}`.slice(0, 99) + '.'

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const act = async (page: Page, action: string) => {
  await page
    .getByRole('row')
    .getByRole('checkbox', { name: /^Select run/ })
    .first()
    .click()
  await button(page, /^Actions for/).click()
  await page.getByRole('menuitem', { name: action }).click()
}

/** Where names are, apart from the table and the tree, which are beside all of them. */
const places: Record<string, (page: Page, runs: string) => Promise<unknown>> = {
  'the overview, and what trains now': async (page, runs) => {
    await page.goto(new URL('/experiments', runs).href)
    await expect(page.getByRole('table', { name: 'Training now' })).toContainText(MARKUP)
  },
  'a search over the tree': async (page) => {
    await page.getByRole('searchbox', { name: 'Find experiments' }).fill('onerror')
    await expect(page.getByRole('treeitem').filter({ hasText: MARKUP }).first()).toBeVisible()
  },
  'the menu of an experiment': async (page) => {
    await page.getByRole('tree').focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menu')).toBeVisible()
  },
  'the question before an experiment is deleted': async (page) => {
    await page.getByRole('tree').focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Delete')
    await expect(page.getByRole('dialog')).toContainText(MARKUP)
  },
  'the trash': async (page, runs) => {
    await page.goto(new URL('/trash', runs).href)
    await expect(page.getByRole('table', { name: 'Deleted runs' })).toContainText(MARKUP)
    await expect(page.getByRole('table', { name: 'Deleted experiments' })).toContainText(MARKUP)
  },
  'the menu of a column': async (page) => {
    await page.getByRole('columnheader', { name: METRIC, exact: true }).hover()
    await button(page, `Column ${METRIC}`).click()
    await expect(page.getByRole('menu')).toBeVisible()
  },
  'the choice of columns': async (page) => {
    await button(page, /^Columns/).click()
    await expect(page.getByRole('checkbox', { name: PARAM })).toBeVisible()
  },
  'only what differs': async (page, runs) => {
    await page.goto(`${runs}?differing=1`)
    await page.getByText(/the same in all/).click()
    await expect(button(page, 'Show them as columns')).toBeVisible()
  },
  'groups, their choice and their panels': async (page, runs) => {
    await page.goto(`${runs}?panels=1&group=${encodeURIComponent(`params.${PARAM}`)}`)
    await expect(page.getByRole('slider').first()).toBeVisible()
    await button(page, 'View').click()
    await expect(page.getByRole('list', { name: 'Grouped by' })).toContainText(PARAM)
  },
  'a chip and its choices': async (page, runs) => {
    await page.goto(`${runs}?filter=${encodeURIComponent("tags.developer LIKE '%a%'")}`)
    await button(page, /^Filter by Developer/).click()
    await expect(page.getByRole('dialog')).toContainText(MARKUP)
  },
  'names offered to a condition': async (page) => {
    await page.getByRole('combobox', { name: 'Filter runs' }).pressSequentially('params.')
    await expect(page.getByRole('option').first()).toContainText('long')
  },
  'values offered to a condition': async (page) => {
    const box = page.getByRole('combobox', { name: 'Filter runs' })
    await box.fill(`params.\`${PARAM}\` = `)
    await box.press('Control+Space')
    await expect(page.getByRole('listbox')).toBeVisible()
  },
  'a filter that a name is part of': async (page, runs) => {
    const filter = `params.\`${PARAM}\` LIKE '%long%' AND "${'long '.repeat(8).trim()}"`
    await page.goto(`${runs}?filter=${encodeURIComponent(filter)}`)
    await expect(page.getByText(/runs match/)).toBeVisible()
  },
  views: async (page, runs) => {
    await page.goto(`${runs}?sort=attributes.status`)
    await button(page, /^Views/).click()
    await page.getByRole('textbox', { name: 'Save this view as' }).fill(VIEW)
    await page.keyboard.press('Enter')
    await expect(button(page, VIEW)).toBeVisible()
    await button(page, `Replace ${VIEW} by what is on screen`).click()
    await expect(button(page, 'Undo')).toBeVisible()
  },
  'the question for the name of a run': async (page) => {
    await act(page, 'Rename…')
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(/onerror/)
  },
  'the names of several runs': async (page) => {
    await page.getByRole('checkbox', { name: 'Select all shown runs' }).click()
    await button(page, /^Actions for/).click()
    await page.getByRole('menuitem', { name: 'Rename…' }).click()
    await page.getByRole('textbox', { name: 'Put before' }).fill('x')
    await expect(page.getByRole('dialog')).toContainText(MARKUP)
  },
  'the tags of a run': async (page) => {
    await act(page, 'Tags…')
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  'the notice of a deletion': async (page) => {
    await act(page, 'Delete')
    await expect(page.getByText(/was deleted/)).toContainText(MARKUP)
    await button(page, 'Undo').click()
    await expect(page.getByText(/was restored/)).toContainText(MARKUP)
  },
  'panels with their legend, and a tooltip': async (page, runs) => {
    await page.goto(`${runs}?panels=1`)
    await page.getByRole('slider').first().hover()
    await expect(page.getByRole('list', { name: 'Runs' })).toContainText('<img')
  },
}

test('names of 250 characters keep within their frames, wherever they are shown', async ({
  page,
  request,
  url,
}) => {
  const run = await logRun(request, url, { experiment: EXPERIMENT, run: RUN })
  const other = getRunResponse.parse(
    await send(request, url, 'runs/create', {
      experiment_id: run.experiment_id,
      run_name: nameOf('run 2'),
      start_time: Date.now(),
    }),
  ).run.info
  for (const [at, { run_id }] of [run, other].entries()) {
    await send(request, url, 'runs/log-batch', {
      run_id,
      params: [{ key: PARAM, value: at === 0 ? VALUE : 'short' }],
      metrics: [1, 2].map((step) => ({ key: METRIC, value: step, step, timestamp: Date.now() })),
      tags: [
        { key: 'developer', value: VALUE },
        { key: keyOf('tag'), value: VALUE },
      ],
    })
  }
  const gone = await logRun(request, url, { experiment: nameOf('kept'), run: nameOf('gone') })
  await send(request, url, 'runs/delete', { run_id: gone.run_id })
  const old = await logRun(request, url, { experiment: nameOf('gone'), run: 'inside' })
  await send(request, url, 'experiments/delete', { experiment_id: old.experiment_id })
  const runs = `${url}/experiments/${run.experiment_id}`
  await page.setViewportSize({ width: 1600, height: 900 })

  for (const [place, reach] of Object.entries(places)) {
    await test.step(place, async () => {
      await page.goto(runs)
      await expect(page.getByRole('combobox', { name: 'Filter runs' })).toBeVisible()
      await expect(page.getByRole('rowheader').filter({ hasText: MARKUP }).first()).toBeVisible()
      await reach(page, runs)
      expect.soft(await overflowing(page), place).toEqual([])
    })
  }
  await expect(page).not.toHaveTitle('owned')

  await page.goto(runs)
  const saved = page.waitForEvent('download')
  await button(page, 'CSV').click()
  const csv = await readFile(await (await saved).path(), 'utf8')
  expect(csv).toContain(RUN.replaceAll('"', '""'))
  expect(csv).toContain(VALUE.replaceAll('"', '""'))
  expect(csv).toContain(METRIC)
  await act(page, 'Load in Python…')
  await expect(page.getByRole('region', { name: 'Python' })).toContainText('mlflow')
})
