import { readFile } from 'node:fs/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '../scripts/findChromium.mjs'

/** The newest of the seeded runs, which the table shows first. */
const nameOfNewest = (runs: number) => `run-${String(runs - 1).padStart(5, '0')}`

/**
 * The runs table in an empty browser profile, and on a second visit: until the first run and until all are there, how
 * smoothly it scrolls with all columns, how long a sort and a filter take from the key to the frame. `runs` is how many
 * were seeded; null where the browser does not tell.
 */
export async function measureWorkspace(
  address: string,
  runs: number,
): Promise<Record<string, number | null>> {
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-quic'] : [],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1600, height: 900 } })
    const page = await context.newPage()
    const first = await visit(page, address, runs)
    const whileLoading = await page.evaluate(longestTask)
    const frames = await page.evaluate(scrollThrough)
    const sort = await timeOf(page, () =>
      page.getByRole('button', { name: 'metric_1', exact: true }).click(),
    )
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
    return {
      'first visit: first run on screen (ms)': first.firstRun,
      'first visit: all runs (ms)': first.allRuns,
      'second visit: all runs (ms)': second.allRuns,
      'longest task while loading (ms)': whileLoading,
      'scroll, p95 frame (ms)': frames,
      'sort by a metric, to the frame (ms)': sort,
      'filter by two conditions, to the frame (ms)': filter,
      'memory of the page (MB)': memory,
    }
  } finally {
    await browser.close()
  }
}

/** Milliseconds from the navigation until a frame shows the newest run, and until the table has all of them. */
async function visit(page: Page, address: string, runs: number) {
  await page.addInitScript(() => {
    const seen: { longest: number } = { longest: 0 }
    Object.assign(window, { longTasks: seen })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration)
    }).observe({ type: 'longtask', buffered: true })
  })
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

function longestTask(): number | null {
  const seen: unknown = Reflect.get(window, 'longTasks')
  const longest: unknown = typeof seen === 'object' && seen ? Reflect.get(seen, 'longest') : null
  return typeof longest === 'number' ? longest : null
}

/** Scrolls down and sideways for a few seconds, and gives the 95th percentile of the time between frames, in ms. */
async function scrollThrough(): Promise<number | null> {
  const scroller = document.querySelector('[aria-label="Table of runs"]')
  if (!scroller) return null
  const times: number[] = []
  // No function gets a name in here: the compiler marks them with a helper that the page does not have.
  let last = await new Promise<number>(requestAnimationFrame)
  for (let frame = 0; frame < 240; frame++) {
    scroller.scrollBy(frame % 80 < 40 ? 12 : -12, 96)
    const now = await new Promise<number>(requestAnimationFrame)
    times.push(now - last)
    last = now
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? null
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
