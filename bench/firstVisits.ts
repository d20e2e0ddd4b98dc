import type { Page, Response } from '@playwright/test'
import { launchChromium } from './launchChromium.ts'
import type { Figures } from './printTable.ts'

/** How often a page is visited whose medians are told. */
const VISITS = 3

/**
 * Visits a page in empty browser profiles, each in a window of 1600 × 900: the medians of what `measure` tells of every
 * visit, and until its end how long the page's main thread was busy and how much script came.
 */
export async function firstVisits(measure: (page: Page) => Promise<Figures>): Promise<Figures> {
  const browser = await launchChromium()
  try {
    const visits: Figures[] = []
    for (let visit = 0; visit < VISITS; visit++) {
      const context = await browser.newContext({ viewport: { width: 1600, height: 900 } })
      const page = await context.newPage()
      const scripts: Response[] = []
      page.on('response', (response) => {
        if (response.request().resourceType() === 'script') scripts.push(response)
      })
      const session = await context.newCDPSession(page)
      await session.send('Performance.enable')
      const figures = await measure(page)
      const { metrics } = await session.send('Performance.getMetrics')
      const busy = metrics.find(({ name }) => name === 'TaskDuration')
      visits.push({
        ...figures,
        'main thread busy (ms)': busy ? busy.value * 1_000 : null,
        'script, unpacked (kB)': (await bytesOf(scripts)) / 1_000,
      })
      await context.close()
    }
    return medians(visits)
  } finally {
    await browser.close()
  }
}

/** Asked for only after the visit: the bodies go through the browser that is measured. */
async function bytesOf(responses: readonly Response[]): Promise<number> {
  const bodies = await Promise.all(
    responses.map((response) => response.body().catch(() => Buffer.alloc(0))),
  )
  return bodies.reduce((total, { length }) => total + length, 0)
}

function medians(visits: readonly Figures[]): Figures {
  const names = Object.keys(visits[0] ?? {})
  return Object.fromEntries(
    names.map((name) => {
      const values = visits.map((figures) => figures[name] ?? null)
      const known = values.filter((value) => value !== null).toSorted((a, b) => a - b)
      return [name, known[Math.floor(known.length / 2)] ?? null]
    }),
  )
}
