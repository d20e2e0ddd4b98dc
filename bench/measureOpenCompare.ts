import { firstVisits } from './firstVisits.ts'
import type { Figures } from './printTable.ts'

const LULL_MS = 5_000

/**
 * Opens a page that compares runs for the first time: ms until it has the values of params and of metrics, which is once
 * something matches each of the selectors. Whether these are in sight or need scrolling does not count: MLflow's pages
 * show a plot and the runs' times above them, and Tidemark's has the params below the metrics. Script and work count for
 * some seconds more, since those of the plot may come later.
 */
export const measureOpenCompare = (address: string, values: readonly string[]): Promise<Figures> =>
  firstVisits(async (page) => {
    await page.goto(address, { waitUntil: 'commit' })
    const shown = await page.waitForFunction(timeWhenShown, values, {
      timeout: 120_000,
      polling: 'raf',
    })
    await page.waitForTimeout(LULL_MS)
    return { 'params and metrics (ms)': await shown.jsonValue() }
  })

/** For the page itself: ms since the navigation, or null as long as something is not there. */
const timeWhenShown = (selectors: readonly string[]): number | null =>
  selectors.every((selector) => document.querySelector(selector)?.textContent)
    ? performance.now()
    : null
