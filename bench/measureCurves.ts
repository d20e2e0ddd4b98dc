import type { Page } from '@playwright/test'
import { launchChromium } from './launchChromium.ts'
import { forgetLongTasks, longestTask, watchLongTasks } from './longTasks.ts'
import { scrollThrough } from './scrollThrough.ts'

/**
 * Panels of curves over selected runs in an empty browser profile: until the first is painted and until all in sight
 * are, how smoothly they scroll, and how long a zoom takes from the key to the frame of its chart and to that of the
 * last in sight; in ms.
 */
export async function measureCurves(address: string): Promise<Record<string, number | null>> {
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
    await watchLongTasks(page)
    const start = performance.now()
    await page.goto(address)
    const plots = page.getByRole('slider', { name: /^Read metric_/ })
    await plots.first().waitFor({ timeout: 120_000 })
    const first = performance.now() - start
    await page.waitForFunction(chartsAreThere, undefined, { timeout: 120_000, polling: 50 })
    const all = performance.now() - start
    const scroll = await page.evaluate(scrollThrough, {
      label: 'Panels of metrics',
      across: 0,
      down: 16,
    })
    const loading = await page.evaluate(longestTask)
    const zoom = await timeZoom(page)
    return {
      'first chart (ms)': first,
      'all charts in sight (ms)': all,
      'longest task while loading (ms)': loading,
      'scroll at 1,000 px/s, p95 frame (ms)': scroll?.p95 ?? null,
      'scroll at 1,000 px/s, longest frame (ms)': scroll?.longest ?? null,
      'zoom, to the frame of its chart (ms)': zoom.own,
      'zoom, to that of the last in sight (ms)': zoom.last,
      'longest task of a zoom (ms)': zoom.longest,
    }
  } finally {
    await browser.close()
  }
}

/** Whether every panel in sight has its plot. */
function chartsAreThere(): boolean {
  const scroller = document.querySelector('[aria-label="Panels of metrics"]')
  const bottom = scroller?.getBoundingClientRect().bottom ?? 0
  const figures = [...(scroller?.querySelectorAll('figure') ?? [])]
  const inSight = figures.filter((figure) => figure.getBoundingClientRect().top < bottom)
  return inSight.length > 0 && inSight.every((figure) => figure.querySelector('[role="slider"]'))
}

/** From a key until a frame is painted in which its chart shows the part, and until the last in sight does. */
async function timeZoom(page: Page) {
  await page
    .getByRole('slider', { name: /^Read metric_/ })
    .first()
    .focus()
  await page.evaluate(forgetLongTasks)
  const key = await page.evaluateHandle(() => {
    const painted = new Promise<{ pressed: number; own: number }>((resolve) =>
      addEventListener(
        'keydown',
        ({ timeStamp: pressed }) =>
          // What comes next in the queue comes after the frame is painted.
          requestAnimationFrame(() =>
            setTimeout(() => resolve({ pressed, own: performance.now() - pressed })),
          ),
        { capture: true, once: true },
      ),
    )
    return { painted }
  })
  await page.keyboard.press('+')
  const { pressed, own } = await key.evaluate(({ painted }) => painted)
  await page.waitForFunction(chartsAreZoomed, undefined, { timeout: 120_000, polling: 'raf' })
  const last = await page.evaluate((pressed) => performance.now() - pressed, pressed)
  return { own, last, longest: await page.evaluate(longestTask) }
}

/** Whether every panel in sight shows a part of its curves. */
function chartsAreZoomed(): boolean {
  const scroller = document.querySelector('[aria-label="Panels of metrics"]')
  const bottom = scroller?.getBoundingClientRect().bottom ?? 0
  const figures = [...(scroller?.querySelectorAll('figure') ?? [])]
  const inSight = figures.filter((figure) => figure.getBoundingClientRect().top < bottom)
  return inSight.every((figure) => /Show all/.test(figure.innerText))
}
