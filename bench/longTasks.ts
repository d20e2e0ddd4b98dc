import type { Page } from '@playwright/test'

/** From the next navigation on, the page keeps how long its longest task was. */
export const watchLongTasks = (page: Page) =>
  page.addInitScript(() => {
    const seen: { longest: number } = { longest: 0 }
    Object.assign(window, { longTasks: seen })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration)
    }).observe({ type: 'longtask', buffered: true })
  })

/** For the page itself: how long its longest task was so far, in ms; null where nobody watches. */
export function longestTask(): number | null {
  const seen: unknown = Reflect.get(window, 'longTasks')
  const longest: unknown = typeof seen === 'object' && seen ? Reflect.get(seen, 'longest') : null
  return typeof longest === 'number' ? longest : null
}

/** For the page itself: what was seen so far counts no more. */
export function forgetLongTasks() {
  const seen: unknown = Reflect.get(window, 'longTasks')
  if (typeof seen === 'object' && seen) Reflect.set(seen, 'longest', 0)
}
