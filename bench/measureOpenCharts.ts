import { firstVisits } from './firstVisits.ts'
import type { Figures } from './printTable.ts'
import type { ChartsPage } from './uis.ts'

/**
 * Opens a page of charts for the first time: ms until one chart that is in sight has all its lines and until all in
 * sight have, of as many runs as the page draws; then scrolls through all charts at 1,000 px/s, and waits until those at
 * the end have their lines, too. A line counts with the frame that begins with it in the page, or on its canvas.
 */
export const measureOpenCharts = (origin: string, charts: ChartsPage): Promise<Figures> =>
  firstVisits(async (page) => {
    await page.addInitScript((settings) => {
      for (const [name, value] of Object.entries(settings)) localStorage.setItem(name, value)
    }, charts.settings)
    const drawn = async (which: 'first' | 'all') => {
      const found = await page.waitForFunction(
        whenDrawn,
        { ...charts, which },
        { timeout: 180_000, polling: 'raf' },
      )
      return (await found.jsonValue()) ?? { at: Infinity, inSight: 0 }
    }
    await page.goto(origin + charts.path, { waitUntil: 'commit' })
    const first = await drawn('first')
    const all = await drawn('all')
    const scrolled = await page.evaluate(scrollToEnd, charts.scroller)
    const atEnd = await drawn('all')
    return {
      'first chart (ms)': first.at,
      'all charts in sight (ms)': all.at,
      'charts in sight': all.inSight,
      'longest frame while scrolling (ms)': scrolled.longest,
      'from the end of scrolling to all in sight (ms)': atEnd.at - scrolled.end,
    }
  })

type Wanted = Pick<ChartsPage, 'scroller' | 'chart' | 'lines' | 'least'> & {
  which: 'first' | 'all'
}

/** For the page itself: ms since the navigation and how many charts are in sight; null as long as lines are missing. */
function whenDrawn({ scroller, chart, lines, least, which }: Wanted) {
  const area = document.querySelector(scroller)
  if (!area) return null
  const { top, bottom } = area.getBoundingClientRect()
  const inSight = [...area.querySelectorAll(chart)].filter((element) => {
    const box = element.getBoundingClientRect()
    return box.bottom > top && box.top < Math.min(bottom, innerHeight)
  })
  const drawn = inSight.filter((element) => element.querySelectorAll(lines).length >= least)
  const enough = which === 'first' ? drawn.length > 0 : drawn.length === inSight.length
  return inSight.length > 0 && enough ? { at: performance.now(), inSight: inSight.length } : null
}

/**
 * For the page itself: scrolls by the clock, as a wheel does that turns steadily. Gives the longest time between two
 * frames, and when the end was reached, in ms since the navigation. Throws where there is nothing to scroll or no end.
 */
async function scrollToEnd(selector: string): Promise<{ longest: number; end: number }> {
  const scroller = document.querySelector(selector)
  if (!scroller || scroller.scrollHeight <= scroller.clientHeight) {
    throw new Error('The charts do not scroll')
  }
  const start = await new Promise<number>(requestAnimationFrame)
  let last = start
  let longest = 0
  while (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) {
    const now = await new Promise<number>(requestAnimationFrame)
    scroller.scrollTo(0, now - start)
    longest = Math.max(longest, now - last)
    last = now
    if (now - start > 180_000) throw new Error('The charts have no end')
  }
  return { longest, end: performance.now() }
}
