import type { Browser, Page } from '@playwright/test'
import { createExperimentResponse } from '#protocol/experiments.ts'
import { getRunResponse } from '#protocol/runs.ts'
import { launchChromium } from './launchChromium.ts'
import { scrollThrough } from './scrollThrough.ts'

const RUNS = 50
/** Keys of each run, 500 together; in half of them all runs are the same. */
const SHAPE = { params: 220, metrics: 200, tags: 80 }
/** What one request of MLflow's protocol takes. */
const MOST_LOGGED = 100
const TABLE = 'Comparison'
/** Of every frame, in px, as the runs table is scrolled. */
const TURNED = { across: 0, down: 16 }
const THROWN = { across: 12, down: 96 }
/** How often a thing is done whose median is told. */
const REPEATS = 9

/**
 * The comparison of 50 runs × 500 keys in an empty browser profile: until a frame shows the first values, how long it
 * takes from a click or a key to the frame, and how smoothly the table scrolls. Logs the runs to the server at `url`
 * first. Null where the browser does not tell.
 */
export async function measureCompare(url: string): Promise<Record<string, number | null>> {
  const address = `${url}/compare?runs=${(await logRuns(url)).join(',')}`
  const browser = await launchChromium()
  try {
    const opened = []
    for (let i = 0; i < 3; i++) opened.push(await timeToOpen(browser, address))
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
    await page.goto(address)
    await page.getByRole('gridcell').first().waitFor()
    await page.waitForLoadState('networkidle')
    const differing = await timesOf(page, () => page.getByText('Only differing').click())
    const ordered = await timesOf(page, async (nth) => {
      await page.getByText(nth % 2 === 0 ? 'Difference' : 'Name', { exact: true }).click()
    })
    await page
      .getByRole('button', { name: /^Measure the others against/ })
      .first()
      .click()
    const withDeltas = await timesOf(page, () => page.getByText('Only differing').click())
    const turned = await page.evaluate(scrollThrough, { label: TABLE, ...TURNED })
    const thrown = await page.evaluate(scrollThrough, { label: TABLE, ...THROWN })
    return {
      'open, to the first values (ms)': median(opened),
      'only differing, to the frame (ms)': median(differing),
      'the same, the slowest (ms)': Math.max(...differing),
      'the same with deltas to a baseline (ms)': median(withDeltas),
      'order by difference, to the frame (ms)': median(ordered),
      'scroll at 1,000 px/s, p95 frame (ms)': turned?.p95 ?? null,
      'scroll at 5,800 px/s and sideways, p95 frame (ms)': thrown?.p95 ?? null,
    }
  } finally {
    await browser.close()
  }
}

/** The ids of the logged runs. */
async function logRuns(url: string): Promise<string[]> {
  const post = async (endpoint: string, body: object): Promise<unknown> => {
    const response = await fetch(`${url}/api/2.0/mlflow/${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${endpoint} answered ${await response.text()}`)
    return response.json()
  }
  const created = await post('experiments/create', { name: 'bench/compare' })
  const { experiment_id } = createExperimentResponse.parse(created)
  const runIds: string[] = []
  for (let run = 0; run < RUNS; run++) {
    const answer = await post('runs/create', {
      experiment_id,
      run_name: `compared_run_${run}`,
      start_time: 1_700_000_000_000 + run * 60_000,
    })
    const { run_id } = getRunResponse.parse(answer).run.info
    const params = entries(SHAPE.params, 'model/param', (key) =>
      key % 2 === 0 ? 'the same' : String((run * 7 + key * 3) % 11),
    )
    const tags = entries(SHAPE.tags, 'tag', (key) =>
      key % 2 === 0 ? 'the same' : `value ${(run + key) % 3}`,
    )
    for (let at = 0; at < SHAPE.params; at += MOST_LOGGED) {
      await post('runs/log-batch', { run_id, params: params.slice(at, at + MOST_LOGGED) })
    }
    await post('runs/log-batch', { run_id, tags })
    await post('runs/log-batch', {
      run_id,
      metrics: Array.from({ length: SHAPE.metrics }, (_, key) => ({
        key: `${key % 3 === 0 ? 'val_loss' : 'accuracy'}/class_${key}`,
        value: key % 2 === 0 ? 0.5 : ((run * 31 + key * 17) % 101) / 101,
        timestamp: 1,
        step: 0,
      })),
    })
    await post('runs/update', { run_id, status: 'FINISHED' })
    runIds.push(run_id)
  }
  return runIds
}

const entries = (count: number, name: string, valueOf: (key: number) => string) =>
  Array.from({ length: count }, (_, key) => ({ key: `${name}_${key}`, value: valueOf(key) }))

/** Milliseconds from the navigation until a frame shows values of all runs that have room. */
async function timeToOpen(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(watchForValues)
  await page.goto(address)
  const entry = await page.waitForFunction(
    () => performance.getEntriesByName('values')[0]?.startTime,
    null,
    { timeout: 120_000, polling: 100 },
  )
  const time = (await entry.jsonValue()) ?? Infinity
  await context.close()
  return time
}

/** Marks the time in the page itself: asking it from outside keeps it busy. */
async function watchForValues() {
  while (document.querySelector('[aria-label="Runs side by side"] td') === null) {
    await new Promise(requestAnimationFrame)
  }
  performance.mark('values')
}

/** From each of some clicks until a frame with another table is painted. */
async function timesOf(page: Page, click: (nth: number) => Promise<void>): Promise<number[]> {
  const times: number[] = []
  for (let nth = 0; nth < REPEATS; nth++) {
    const changed = page.evaluate(untilTableChanges)
    await click(nth)
    times.push(await changed)
  }
  return times
}

/** No function gets a name in here: the compiler marks them with a helper that the page does not have. */
async function untilTableChanges(): Promise<number> {
  const keys = '[aria-label="Runs side by side"] tbody th'
  const before = [...document.querySelectorAll(keys)].map(({ textContent }) => textContent).join()
  const { timeStamp } = await new Promise<Event>((resolve) =>
    addEventListener('click', resolve, { capture: true, once: true }),
  )
  while (
    [...document.querySelectorAll(keys)].map(({ textContent }) => textContent).join() === before
  ) {
    await new Promise(requestAnimationFrame)
  }
  // What comes next in the queue comes after that frame is painted.
  await new Promise((resolve) => setTimeout(resolve))
  return performance.now() - timeStamp
}

const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? null
