import { readFile } from 'node:fs/promises'
import type { Browser, Page } from '@playwright/test'
import { launchChromium } from './launchChromium.ts'
import { longestTask, watchLongTasks } from './longTasks.ts'
import { measureBareTable } from './measureBareTable.ts'
import { scrollThrough } from './scrollThrough.ts'

const TABLE = 'Table of runs'
/** Of every frame, in px: a wheel that turns steadily, and a touchpad that throws the table. */
const TURNED = { across: 0, down: 16 }
const THROWN = { across: 12, down: 96 }

/** The newest of the seeded runs, which the table shows first. */
const nameOfNewest = (runs: number) => `run-${String(runs - 1).padStart(5, '0')}`

/**
 * The runs table in an empty browser profile, and on a second visit: until the first run and until all are there, how
 * smoothly it scrolls with all columns, how long a sort and a filter take from the key to the frame. Beside these, what
 * the same browser takes for a bare table. `runs` is how many were seeded; null where the browser does not tell.
 */
export async function measureWorkspace(
  address: string,
  runs: number,
): Promise<Record<string, number | null>> {
  const browser = await launchChromium()
  try {
    const context = await browser.newContext({ viewport: { width: 1600, height: 900 } })
    const page = await context.newPage()
    const first = await visit(page, address, runs)
    const whileLoading = await page.evaluate(longestTask)
    const turned = await page.evaluate(scrollThrough, { label: TABLE, ...TURNED })
    const thrown = await page.evaluate(scrollThrough, { label: TABLE, ...THROWN })
    const sort = await timeOf(page, () => sortBy(page))
    const filter = await timeOf(page, async () => {
      await page
        .getByRole('combobox', { name: 'Filter runs' })
        .fill("params.param_1 = '3' metrics.metric_2 > 0.5")
      await page.keyboard.press('Enter')
    })
    const memory = await rendererMegabytes(browser, page)
    // What was loaded is remembered after a lull.
    await page.waitForTimeout(6_000)
    const again = await context.newPage()
    await page.close()
    const second = await visit(again, address, runs)
    const bare = await measureBareTable(again, THROWN)
    const sortEarly = await timeOfEarlySort(browser, address)
    return {
      'first visit: first run on screen (ms)': first.firstRun,
      'first visit: all runs (ms)': first.allRuns,
      'second visit: all runs (ms)': second.allRuns,
      'longest task while loading (ms)': whileLoading,
      'scroll at 1,000 px/s, p95 frame (ms)': turned?.p95 ?? null,
      'scroll at 5,800 px/s and sideways, p95 frame (ms)': thrown?.p95 ?? null,
      'a bare table scrolled so, p95 frame (ms)': bare.scroll,
      'sort by a metric, to the frame (ms)': sort,
      'sort as soon as there are runs, to the frame (ms)': sortEarly,
      'filter by two conditions, to the frame (ms)': filter,
      'a bare table filled anew, to the frame (ms)': bare.fill,
      'memory of the page (MB)': memory,
    }
  } finally {
    await browser.close()
  }
}

/** Milliseconds from the navigation until a frame shows the newest run, and until the table has all of them. */
async function visit(page: Page, address: string, runs: number) {
  await watchLongTasks(page)
  await page.addInitScript(watchRuns, { newest: nameOfNewest(runs), runs })
  await page.goto(address)
  const timeOf = async (mark: string) => {
    const entry = await page.waitForFunction(
      (name) => performance.getEntriesByName(name)[0]?.startTime,
      mark,
      { timeout: 600_000, polling: 250 },
    )
    return (await entry.jsonValue()) ?? null
  }
  return { firstRun: await timeOf('first run'), allRuns: await timeOf('all runs') }
}

/** Marks the times in the page itself: asking it from outside keeps it busy. */
async function watchRuns({ newest, runs }: { newest: string; runs: number }) {
  let table: Element | null = null
  while (table?.getAttribute('aria-rowcount') !== String(runs + 2)) {
    await new Promise(requestAnimationFrame)
    table = document.querySelector('[role="treegrid"]')
    const first = table?.querySelector('[aria-rowindex="3"] th')?.textContent
    if (first === newest && performance.getEntriesByName('first run').length === 0) {
      performance.mark('first run')
    }
  }
  performance.mark('all runs')
}

const sortBy = (page: Page) => page.getByRole('button', { name: 'metric_1', exact: true }).click()

/** In an empty profile, while most runs are still on their way: the backend is asked which come first. */
async function timeOfEarlySort(browser: Browser, address: string): Promise<number | null> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } })
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('[aria-rowindex="3"] th').waitFor()
  const time = await timeOf(page, () => sortBy(page))
  await context.close()
  return time
}

/** From an action until a frame that shows another run on top is painted. */
async function timeOf(page: Page, act: () => Promise<void>): Promise<number | null> {
  const changed = page.evaluate(async () => {
    const scroller = document.querySelector('[aria-label="Table of runs"]')
    scroller?.scrollTo(0, 0)
    const selector = '[aria-rowindex="3"] th'
    const before = document.querySelector(selector)?.textContent
    const { timeStamp } = await Promise.race([
      new Promise<Event>((resolve) =>
        addEventListener('click', resolve, { capture: true, once: true }),
      ),
      new Promise<Event>((resolve) =>
        addEventListener('keydown', resolve, { capture: true, once: true }),
      ),
    ])
    while (document.querySelector(selector)?.textContent === before) {
      await new Promise(requestAnimationFrame)
    }
    // What comes next in the queue comes after that frame is painted.
    await new Promise((resolve) => setTimeout(resolve))
    return performance.now() - timeStamp
  })
  await act()
  return changed
}

/** Of the largest of the browser's renderers once its garbage is collected; on Linux. */
async function rendererMegabytes(browser: Browser, page: Page): Promise<number | null> {
  const pageSession = await page.context().newCDPSession(page)
  await pageSession.send('HeapProfiler.collectGarbage')
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const sizes = await Promise.all(
    processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => readFile(`/proc/${id}/status`, 'utf8').catch(() => '')),
  )
  const kilobytes = sizes.map((text) => Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0))
  const most = Math.max(0, ...kilobytes)
  return most === 0 ? null : most / 1_000
}
