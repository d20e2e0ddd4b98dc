import type { Page } from '@playwright/test'
import * as z from 'zod/mini'
import { experimentPath, type Facts, runIdOf } from '../facts.ts'
import { expect, test } from '../fixtures.ts'

const [one, other] = ['zscore_detector', 'contamination_0.05'] as const
const pages: Record<string, (facts: Facts) => string> = {
  'the overview': () => '/experiments',
  'the runs table': (facts) => experimentPath(facts, 'isolation_forest'),
  'the runs table with its panels': (facts) =>
    `${experimentPath(facts, 'isolation_forest')}?panels=1&selected=${runIdOf(facts, other)}.0`,
  'the run page': (facts) => `/runs/${runIdOf(facts, one)}`,
  'the comparison': (facts) => `/compare?runs=${runIdOf(facts, one)},${runIdOf(facts, other)}`,
  'the stage board': () => '/models',
  'the page of a model': () => '/models/IsolationForestDetector',
  'the page of a version': () => '/models/IsolationForestDetector/versions/1',
  'the trash': () => '/trash',
}

/**
 * The cumulative layout shift that web.dev calls good is 0.1. Half of it: a run's matrices push down what stands below
 * them, which may be on screen.
 */
const MOST_SHIFTED = 0.05

/** So many replies come one after another, each so many ms after the one before. */
const [TURNS, TURN_MS] = [5, 120]

/** As on a server that takes its time, and each reply another. */
async function delayReplies(page: Page) {
  let asked = 0
  await page.route(/\/(api|ajax-api)\/|get-artifact/, async (route) => {
    const late = (asked++ % TURNS) * TURN_MS
    await new Promise((resolve) => setTimeout(resolve, late))
    await route.continue()
  })
}

/** How much of what was on screen moved by itself, and how far, of 1 for all of it by a screen. */
async function shiftOf(page: Page): Promise<number> {
  const told: unknown = await page.evaluate('window.shifted')
  return z.parse(z.number(), told)
}

for (const [name, locate] of Object.entries(pages)) {
  test(`nothing that is read moves while ${name} loads`, async ({ page, facts }) => {
    await page.addInitScript(`
      window.shifted = 0
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifted += shift.value
      }).observe({ type: 'layout-shift', buffered: true })
    `)
    await delayReplies(page)

    await page.goto(locate(facts))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')

    expect(await shiftOf(page)).toBeLessThan(MOST_SHIFTED)
  })
}
