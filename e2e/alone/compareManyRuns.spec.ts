import { readFile } from 'node:fs/promises'
import type { APIRequestContext, Page } from '@playwright/test'
import { createExperimentResponse } from '#protocol/experiments.ts'
import { getRunResponse } from '#protocol/runs.ts'
import { problemsInBothThemes } from '../accessible.ts'
import { overflowing } from '../overflowing.ts'
import { press, tabTo } from '../tabTo.ts'
import { send } from './log.ts'
import { expect, test } from './servers.ts'

type Logged = {
  name: string
  params?: Record<string, string>
  /** The values of a metric at steps 0, 1, 2 … */
  metrics?: Record<string, number[]>
  tags?: Record<string, string>
}

const pairs = (values: Record<string, string> = {}) =>
  Object.entries(values).map(([key, value]) => ({ key, value }))

/** Logs runs to an experiment of their own; answers with their ids. */
async function logRuns(request: APIRequestContext, url: string, runs: readonly Logged[]) {
  const created = await send(request, url, 'experiments/create', { name: 'many' })
  const { experiment_id } = createExperimentResponse.parse(created)
  const ids: string[] = []
  for (const { name, params, metrics = {}, tags } of runs) {
    const answer = await send(request, url, 'runs/create', {
      experiment_id,
      run_name: name,
      start_time: Date.UTC(2025, 0) + ids.length * 60_000,
    })
    const { run_id } = getRunResponse.parse(answer).run.info
    await send(request, url, 'runs/log-batch', {
      run_id,
      params: pairs(params),
      tags: pairs(tags),
      metrics: Object.entries(metrics).flatMap(([key, values]) =>
        values.map((value, step) => ({ key, value, step, timestamp: 1 })),
      ),
    })
    await send(request, url, 'runs/update', { run_id, status: 'FINISHED' })
    ids.push(run_id)
  }
  return ids
}

const FIFTY = Array.from({ length: 50 }, (_, run): Logged => ({
  name: `trial_${run}`,
  params: Object.fromEntries(
    Array.from({ length: 60 }, (_, key) => [
      `model/param_${key}`,
      key % 2 === 0 ? 'same' : String((run + key) % 7),
    ]),
  ),
  metrics: { accuracy: [run / 50], loss: [1 - run / 50, 0.5] },
}))

const table = (page: Page) => page.getByRole('grid', { name: 'Runs side by side' })
const head = (page: Page, name: string) =>
  page.getByRole('columnheader', { name: new RegExp(`^${name}(, baseline)?$`) })
const placeOf = async (page: Page, name: string) => {
  const place = await head(page, name).boundingBox()
  if (!place) throw new Error(`The run ${name} is not on screen`)
  return place
}

test('fifty runs scroll by while their names, the keys and pinned runs stay', async ({
  page,
  request,
  url,
}) => {
  const ids = await logRuns(request, url, FIFTY)
  await page.setViewportSize({ width: 1600, height: 900 })
  await page.goto(`${url}/compare?runs=${ids.join(',')}&pinned=${ids[1]}&baseline=${ids[1]}`)
  const key = page.getByRole('rowheader', { name: /^accuracy/ })
  await expect(key).toBeVisible()
  await expect(table(page)).toHaveAttribute('aria-colcount', '51')
  await expect(head(page, 'trial_49')).toBeHidden()
  // Only what is in sight is drawn, or nearly so.
  expect(await table(page).getByRole('gridcell').count()).toBeLessThan(500)
  expect(await problemsInBothThemes(page)).toEqual([])

  const scroller = page.getByRole('region', { name: 'Comparison' })
  const sizes = () =>
    scroller.evaluate(({ scrollWidth, scrollHeight }) => [scrollWidth, scrollHeight])
  const before = {
    key: await key.boundingBox(),
    pinned: await placeOf(page, 'trial_1'),
    sizes: await sizes(),
  }
  await scroller.evaluate((element) => element.scrollTo(element.scrollWidth, 0))
  await expect(head(page, 'trial_49')).toBeInViewport()
  expect(await key.boundingBox()).toEqual(before.key)
  expect(await placeOf(page, 'trial_1')).toEqual(before.pinned)
  await expect(page.getByRole('row', { name: /^accuracy/ })).toContainText('+0.96')

  await scroller.evaluate((element) => element.scrollTo(element.scrollWidth, element.scrollHeight))
  await expect(page.getByRole('rowheader', { name: 'Experiment' })).toBeInViewport()
  await expect(head(page, 'trial_49')).toBeInViewport()
  expect(await placeOf(page, 'trial_1')).toEqual(before.pinned)
  // Sizes that are known beforehand let nothing jump.
  expect(await sizes()).toEqual(before.sizes)
})

test('the table is worked by keyboard alone', async ({ page, request, url }) => {
  const ids = await logRuns(request, url, FIFTY)
  await page.goto(`${url}/compare?runs=${ids.join(',')}`)
  await expect(page.getByRole('rowheader', { name: /^accuracy/ })).toBeVisible()
  const active = table(page).locator('[data-active]')

  await tabTo(page, table(page))
  await press(page, 'ArrowRight', 'ArrowDown')
  await expect(active).toHaveText('0.00')
  await press(page, 'End')
  await expect(active).toHaveText(/^0\.98/)
  await expect(active).toBeInViewport()

  await press(page, 'Control+Home', 'n', 'n')
  await expect(active).toContainText('model/param_1')
  await press(page, 'p', 'p')
  // Before the first one comes the last one.
  await expect(active).toContainText('Started')
  await expect(active).toBeInViewport()

  // Pinned from the menu of its heading, a run comes first.
  await press(page, 'Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter')
  await expect(page.getByRole('menu', { name: 'Actions for trial_2' })).toBeVisible()
  await press(page, 'ArrowDown', 'Enter')
  await expect(page).toHaveURL(new RegExp(`pinned=${ids[2]}`))
  await expect(table(page)).toBeFocused()
  expect((await placeOf(page, 'trial_2')).x).toBeLessThan((await placeOf(page, 'trial_0')).x)

  // Whoever writes, writes.
  await page.getByRole('searchbox', { name: 'Search keys' }).pressSequentially('param')
  await expect(page.getByRole('searchbox', { name: 'Search keys' })).toHaveValue('param')
  await expect(page.getByText('60 found')).toBeVisible()

  await page.getByRole('button', { name: 'Keys of the comparison' }).click()
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('next or previous key')
})

test('runs are dragged to another place, and stay there', async ({ page, request, url }) => {
  const ids = await logRuns(request, url, FIFTY.slice(0, 4))
  await page.goto(`${url}/compare?runs=${ids.join(',')}`)
  const order = async () => {
    const places = await Promise.all(
      [0, 1, 2, 3].map(async (run) => ({ run, x: (await placeOf(page, `trial_${run}`)).x })),
    )
    return places.toSorted((a, b) => a.x - b.x).map(({ run }) => run)
  }
  await expect.poll(order).toEqual([0, 1, 2, 3])

  const { width } = await placeOf(page, 'trial_1')
  await head(page, 'trial_3').dragTo(head(page, 'trial_1'), { targetPosition: { x: 20, y: 8 } })
  await expect.poll(order).toEqual([0, 3, 1, 2])
  await head(page, 'trial_0').dragTo(head(page, 'trial_2'), {
    targetPosition: { x: width - 20, y: 8 },
  })
  await expect.poll(order).toEqual([3, 1, 2, 0])

  await page.reload()
  await expect.poll(order).toEqual([3, 1, 2, 0])

  await page.getByText('Rows', { exact: true }).click()
  const rows = page.getByRole('rowheader')
  await expect(rows).toHaveText([/trial_3/, /trial_1/, /trial_2/, /trial_0/])
  await rows.last().dragTo(rows.first(), { targetPosition: { x: 20, y: 6 } })
  await expect(rows).toHaveText([/trial_0/, /trial_3/, /trial_1/, /trial_2/])
})

test('histories that cannot be read are told, and their cells wait', async ({
  page,
  request,
  url,
}) => {
  const ids = await logRuns(request, url, FIFTY.slice(0, 3))
  await page.route('**/metrics/history-columns?**', (route) =>
    route.fulfill({
      status: 500,
      json: { error_code: 'INTERNAL_ERROR', message: 'The disk is gone' },
    }),
  )
  await page.goto(`${url}/compare?runs=${ids.join(',')}&metrics=min`)

  await expect(page.getByText('Some histories could not be read: The disk is gone')).toBeVisible()
  await expect(page.getByText('Histories of 0 of 2 metrics are here.')).toBeVisible()
  await expect(
    page.getByRole('row', { name: /^loss/ }).getByText('The history is not here yet').first(),
  ).toBeAttached()
})

test('what the table shows is saved as CSV', async ({ page, request, url }) => {
  const ids = await logRuns(request, url, FIFTY)
  await page.goto(
    `${url}/compare?runs=${ids.join(',')}&baseline=${ids[0]}&rows=differing&key=param_1&deltas=none`,
  )
  await expect(page.getByRole('rowheader', { name: /^model\/param_1,/ })).toBeVisible()

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export the table' }).click()
  await page.getByRole('menuitem', { name: 'Save as CSV' }).click()
  const csv = await readFile(await (await saved).path(), 'utf8')

  const [header, ...lines] = csv.trim().split('\r\n')
  expect(header?.split(',')).toHaveLength(52)
  expect(header).toMatch(/^section,key,trial_0 \(baseline\),trial_1,trial_2,/)
  // Those that differ, of all that were found, drawn or not.
  expect(lines.map((line) => line.split(',')[1])).toEqual(
    [1, 11, 13, 15, 17, 19].map((key) => `model/param_${key}`),
  )
})

const MARKUP = `<img src=x onerror="document.title='owned'">`
const long = (start: string) =>
  `${start} ${MARKUP} 'x' "y" שלום مرحبا \u202e ${'long '.repeat(60)}`.slice(0, 249) + '.'
const KEY = `param/a.b-c_d ${'long '.repeat(60)}`.slice(0, 249) + 'y'

test('names and values of any kind keep within their frames, either way the table lies', async ({
  page,
  request,
  url,
}) => {
  const value = (end: string) => `${long('value')} {"a": [1, 2]} ${'word '.repeat(60)} ${end} 🙂`
  const ids = await logRuns(request, url, [
    {
      name: long('one'),
      params: { [KEY]: value('left').slice(0, 490), json: '{"b": 1, "a": {"c": [1, 2, 3]}}' },
      metrics: { [KEY]: [1] },
      tags: { ['x'.repeat(240)]: 'y'.repeat(4_000) },
    },
    {
      name: long('two'),
      params: { [KEY]: value('right').slice(0, 490), json: '{"a": {"c": [1, 2, 4]}, "b": 1}' },
      metrics: { [KEY]: [2] },
    },
  ])
  await page.setViewportSize({ width: 1600, height: 900 })
  const address = `${url}/compare?runs=${ids.join(',')}&baseline=${ids[0]}&pinned=${ids[0]}`
  for (const way of ['&deltas=both', '&deltas=none', '&as=rows']) {
    await page.goto(address + way)
    await expect(table(page)).toContainText(MARKUP)
    await expect.poll(() => overflowing(page)).toEqual([])
    expect(await problemsInBothThemes(page)).toEqual([])
  }

  await page.goto(`${address}&key=json`)
  const changes = page.getByRole('row', { name: /^json/ }).getByRole('gridcell').nth(1)
  await expect(changes.locator('del')).toContainText('3')
  await expect(changes.locator('ins')).toContainText('4')
  await page.getByRole('button', { name: /^Show all of json of two/ }).click()
  await expect(page.getByRole('dialog', { name: 'json' })).toContainText('Against')
  expect(await overflowing(page)).toEqual([])
  expect(await problemsInBothThemes(page)).toEqual([])
  await expect(page).not.toHaveTitle('owned')
})
