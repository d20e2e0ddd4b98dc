import path from 'node:path'
import { openDatabase } from '#server/sqlite.ts'
import { problemsInBothThemes } from '../accessible.ts'
import { reachOf, paintedColours, saved } from '../paintedLines.ts'
import { logRun, send } from './log.ts'
import { expect, test } from './servers.ts'

const START = 1_700_000_000_000

type Point = [step: number, value: number | string]

/** Courses that a training may take, each with what its chart says of it. */
const COURSES: Record<string, { points: Point[]; name: RegExp; says?: string[] }> = {
  'zero and negative': {
    points: [0, -1, 0, -3].map((value, step): Point => [step, value]),
    name: /over 4 steps, last −3, min −3, max 0$/,
  },
  'not finite': {
    points: [1, 'NaN', 'Infinity', '-Infinity', 2].map((value, step): Point => [step, value]),
    name: /over 5 steps, last 2, min 1, max 2$/,
    says: ['1 point NaN (×), 1 point ∞ (▲), 1 point −∞ (▼) at the edge'],
  },
  'never a number': {
    points: [
      [0, 'NaN'],
      [1, 'NaN'],
    ],
    name: /over 2 steps, last NaN, no finite value$/,
    says: ['2 points NaN (×) at the edge'],
  },
  'equal values': {
    points: [7, 7, 7].map((value, step): Point => [step, value]),
    name: /over 3 steps, last 7, min 7, max 7$/,
  },
  'duplicate steps': {
    points: [
      [0, 1],
      [1, 2],
      [1, 3],
      [2, 4],
    ],
    name: /over 3 steps, last 4, min 1, max 4$/,
  },
  'decreasing steps': {
    points: [
      [9, 1],
      [5, 2],
      [-3, 3],
    ],
    name: /over 3 steps, last 1, min 1, max 3$/,
  },
  'gaps of steps': {
    points: [
      [0, 1],
      [1_000_000, 2],
      [1_000_001, 3],
    ],
    name: /over 3 steps, last 3, min 1, max 3$/,
  },
  'the smallest': {
    points: [1e-300, 2e-300].map((value, step): Point => [step, value]),
    name: /over 2 steps, last 2e−300, min 1e−300, max 2e−300$/,
  },
  'the largest': {
    points: [-1e300, 1e300].map((value, step): Point => [step, value]),
    name: /over 2 steps, last 1e\+?300, min −1e\+?300, max 1e\+?300$/,
  },
  'val/loss. of: a-run': {
    points: [0.5, 0.25].map((value, step): Point => [step, value]),
    name: /over 2 steps, last 0.25, min 0.25, max 0.5$/,
  },
}

test('whatever was logged is drawn or stated', async ({ page, request, url }) => {
  const { experiment_id, run_id } = await logRun(request, url, { experiment: 'odd', run: 'odd' })
  const metrics = Object.entries(COURSES).flatMap(([key, { points }]) =>
    points.map(([step, value], i) => ({ key, value, step, timestamp: START + i })),
  )
  await send(request, url, 'runs/log-batch', { run_id, metrics })
  await send(request, url, 'runs/log-metric', { run_id, key: 'one point', value: 3, timestamp: 1 })

  for (const [key, { points, name, says = [] }] of Object.entries(COURSES)) {
    const search = new URLSearchParams({ panels: '1', 'panel-search': key })
    await page.goto(`${url}/experiments/${experiment_id}?${search}`)
    const chart = page.getByRole('figure').filter({ has: page.getByTitle(key, { exact: true }) })
    await expect(chart).toHaveAccessibleName(name)
    for (const text of says) await expect(chart).toContainText(text)
    const finite = points.filter(([, value]) => typeof value === 'number').length
    await expect.poll(async () => (await paintedColours(chart, 8)).length, { message: key }).toBe(1)
    const { text } = await saved(chart, 'Save points as CSV')
    const rows = text.trimEnd().split('\r\n').slice(1)
    expect(rows).toHaveLength(points.length)
    expect(rows.filter((row) => /,(NaN|-?Infinity),/.test(row))).toHaveLength(
      points.length - finite,
    )
  }
  await page.goto(`${url}/experiments/${experiment_id}?panels=1&panel-search=one+point`)
  await expect(page.getByRole('region', { name: 'Values of one point' })).toContainText('3')
})

test('what lies beyond the axis is told at its edges, in files, too, and shown when asked for', async ({
  page,
  request,
  url,
}) => {
  test.setTimeout(120_000)
  const { experiment_id, run_id } = await logRun(request, url, { experiment: 'far', run: 'far' })
  const far = new Map([
    [100, 20],
    [500, 41.2],
    [900, 30],
    [300, -7],
  ])
  const metrics = Array.from({ length: 1_000 }, (_, step) => ({
    key: 'loss',
    value: far.get(step) ?? step % 10,
    step,
    timestamp: START + step,
  }))
  await send(request, url, 'runs/log-batch', { run_id, metrics })

  await page.goto(`${url}/experiments/${experiment_id}?panels=1&outliers=clipped`)
  const chart = page.getByRole('figure', { name: /^loss over/ })
  const chip = (name: string) => chart.getByRole('button', { name })
  const above = chip('3 points up to 41.2 above the axis: show')
  const below = chip('1 point at −7 below the axis: show')
  await expect(above).toBeInViewport()
  await expect(below).toBeInViewport()
  const { height } = (await chart.boundingBox()) ?? {}
  expect(await problemsInBothThemes(page)).toEqual([])
  const { text } = await saved(chart, 'Save as SVG')
  expect(text).toContain('3 points up to 41.2 beyond the axis')
  expect(text).toContain('1 point at −7 beyond the axis')

  await above.click()
  await expect(above).toHaveCount(0)
  await expect(below).toBeVisible()
  await expect(page).toHaveURL(/range=-[\d.]+%7E43[\d.]*%7Eloss/)
  await expect(chart.getByRole('slider')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(below).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(below).toHaveCount(0)
  expect((await chart.boundingBox())?.height).toBe(height)

  await page.reload()
  await expect(chart.getByRole('slider')).toBeVisible()
  await expect(chart.getByRole('button', { name: /the axis: show/ })).toHaveCount(0)
  await chart.getByRole('button', { name: 'Show all' }).click()
  await expect(above).toBeVisible()
})

test('a spike of one point among 1,000,000 is seen at every zoom', async ({
  page,
  request,
  folder,
  url,
}) => {
  const { experiment_id, run_id } = await logRun(request, url, { experiment: 'long', run: 'long' })
  const [count, spike] = [1_000_000, 654_321]
  const last = { key: 'loss', value: Math.sin(count - 1), step: count - 1 }
  await send(request, url, 'runs/log-metric', { run_id, ...last, timestamp: START + last.step })
  // Straight into the file: logging the others would take minutes.
  const database = openDatabase(path.join(folder, 'mlflow.db'))
  const insert = database.prepare(
    'INSERT INTO metrics ("key", value, timestamp, run_uuid, step, is_nan) VALUES (?, ?, ?, ?, ?, 0)',
  )
  database.transaction(() => {
    for (let step = 0; step < last.step; step++) {
      insert.run('loss', step === spike ? 100 : Math.sin(step), START + step, run_id, step)
    }
  })
  database.close()

  for (const width of [null, 300_000, 20_000, 500, 4]) {
    const zoom = width === null ? '' : `&zoom=step:${spike - width / 2}~${spike + width / 2}`
    await page.goto(`${url}/experiments/${experiment_id}?panels=1${zoom}`)
    const chart = page.getByRole('figure', { name: /^loss over/ })
    await expect(chart.getByRole('slider')).toBeVisible({ timeout: 30_000 })
    // The axis ends just above the spike, which therefore reaches the upper end of the plot.
    await expect
      .poll(async () => {
        const [colour = ''] = await paintedColours(chart, 20)
        const { top, bottom } = await reachOf(chart, colour)
        return bottom - top
      })
      .toBeGreaterThan(120)
  }

  // By time, what is in sight is read as closely as by step: here every ms has a point.
  for (const [x, start] of [
    ['relative', 0],
    ['wall', START],
  ] as const) {
    const zoom = `${x}:${start + spike - 250}~${start + spike + 250}`
    await page.goto(`${url}/experiments/${experiment_id}?panels=1&x=${x}&zoom=${zoom}`)
    const chart = page.getByRole('figure', { name: /^loss over time/ })
    await expect(chart.getByRole('slider')).toBeVisible({ timeout: 30_000 })
    await expect(chart).not.toContainText('of 1,000,000 points')
    const { text } = await saved(chart, 'Save points as CSV')
    expect(text.trimEnd().split('\r\n').slice(1)).toHaveLength(501)
  }
  await page.goto(`${url}/experiments/${experiment_id}?panels=1&x=metric:loss&zoom=metric:0~1`)
  await expect(page.getByRole('figure')).toContainText('the same sample as without the zoom')
})
