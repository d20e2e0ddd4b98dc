import type { Page } from '@playwright/test'
import { trainingClient } from '#src/testing/trainingClient.ts'
import { launchChromium } from './launchChromium.ts'
import { forgetLongTasks, longestTask, watchLongTasks } from './longTasks.ts'

const SHAPE = { models: 500, versions: 20, runs: 200 }
/** Requests under way at once while the registry is filled. */
const LANES = 8
const CARD = '[data-card]'

/**
 * The stage board over 500 models of 20 versions each in Chromium, in ms: from the end of the last download until cards
 * are painted, the frames of a drag across all lanes and of a lane that is scrolled, and one letter of a search. Fills the
 * registry at `url` first. Null where the browser does not tell.
 */
export async function measureBoard(url: string): Promise<Record<string, number | null>> {
  await fillRegistry(url)
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
    await watchLongTasks(page)
    const first = await timeToCards(page, `${url}/models`)
    const loading = await page.evaluate(longestTask)
    await page.waitForLoadState('networkidle')
    await page.evaluate(forgetLongTasks)
    const drag = await framesWhile(page, () => dragAcross(page))
    const dragTask = await page.evaluate(longestTask)
    const scroll = await framesWhile(page, () => scrollLane(page))
    const search = await timeToSearch(page)
    return {
      'data here, to cards on screen (ms)': first,
      'longest task while loading (ms)': loading,
      'drag across the lanes, p95 frame (ms)': drag.p95,
      'drag across the lanes, longest frame (ms)': drag.longest,
      'longest task of a drag (ms)': dragTask,
      'scroll a lane at 3,000 px/s, p95 frame (ms)': scroll.p95,
      'a letter of a search, to the frame (ms)': search,
    }
  } finally {
    await browser.close()
  }
}

/** Some tasks at a time. */
async function inLanes(count: number, task: (index: number) => Promise<unknown>) {
  let next = 0
  const lane = async () => {
    while (next < count) await task(next++)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

async function fillRegistry(url: string) {
  const { logRun, post } = trainingClient((path, init) => fetch(url + path, init))
  const runs: string[] = []
  await inLanes(SHAPE.runs, async (i) => {
    runs[i] = await logRun({ name: `run_${i}`, metrics: { f1_score: 0.5 + (i % 90) / 200 } })
  })
  await inLanes(SHAPE.models, async (i) => {
    const name = `Detector ${String(i).padStart(3, '0')}`
    await post('registered-models/create', { name })
    for (let version = 1; version <= SHAPE.versions; version++) {
      await post('model-versions/create', {
        name,
        source: 's3://bucket/model',
        run_id: runs[(i * 7 + version) % runs.length],
      })
      const stage = stageOf(version)
      if (stage === null) continue
      await post('model-versions/transition-stage', {
        name,
        version: String(version),
        stage,
        archive_existing_versions: false,
      })
    }
    await post('registered-models/alias', { name, alias: 'champion', version: '17' })
  })
}

/** Most have been used and left. */
function stageOf(version: number): string | null {
  if (version <= 16) return 'Archived'
  return { 17: 'Production', 18: 'Staging' }[version] ?? null
}

async function timeToCards(page: Page, address: string): Promise<number | null> {
  await page.addInitScript(async (card) => {
    while (document.querySelector(card) === null) await new Promise(requestAnimationFrame)
    // What comes next in the queue comes after that frame is painted.
    await new Promise((resolve) => setTimeout(resolve))
    performance.mark('cards')
  }, CARD)
  await page.goto(address)
  await page.locator(CARD).first().waitFor()
  return page.evaluate(() => {
    const [shown] = performance.getEntriesByName('cards')
    const ends = performance
      .getEntriesByType('resource')
      .flatMap((entry) =>
        entry.name.includes('model-versions/search') ||
        entry.name.includes('registered-models/search')
          ? [entry.startTime + entry.duration]
          : [],
      )
    return shown && ends.length > 0 ? shown.startTime - Math.max(...ends) : null
  })
}

async function dragAcross(page: Page) {
  const box = await page.locator(CARD).first().boundingBox()
  if (!box) throw new Error('There is no card.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height - 8]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(1_550, y + 300, { steps: 120 })
  await page.mouse.move(x, y + 20, { steps: 120 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
}

async function scrollLane(page: Page) {
  await page.locator(CARD).first().hover()
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, 50)
    await page.waitForTimeout(16)
  }
}

/** The frames, in ms, that the page shows while something is done to it. */
async function framesWhile(page: Page, act: () => Promise<void>) {
  // No function gets a name in here: the compiler marks them with a helper that the page does not have.
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { frames: times })
    void (async () => {
      let last = await new Promise<number>(requestAnimationFrame)
      for (;;) {
        const now = await new Promise<number>(requestAnimationFrame)
        times.push(now - last)
        last = now
      }
    })()
  })
  await act()
  const times = await page.evaluate((): number[] => {
    const times: unknown = Reflect.get(window, 'frames')
    return Array.isArray(times) ? times.filter((time) => typeof time === 'number') : []
  })
  const sorted = times.toSorted((a, b) => a - b)
  return {
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? null,
    longest: sorted.at(-1) ?? null,
  }
}

/** From a letter in the search box until a frame shows what it leaves. */
async function timeToSearch(page: Page): Promise<number | null> {
  const box = page.getByRole('searchbox', { name: 'Search versions' })
  await box.fill('Detector 00')
  const started = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        document.addEventListener(
          'input',
          ({ timeStamp }) =>
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp))),
          { once: true, capture: true },
        )
      }),
  )
  await box.press('7')
  return started
}
