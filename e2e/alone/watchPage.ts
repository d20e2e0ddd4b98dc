import { setTimeout as wait } from 'node:timers/promises'
import type { Page, Request } from '@playwright/test'
import { MARK } from './hostileFiles/payload.ts'

/** What must not happen has this long to happen, in ms. */
const GRACE_MS = 300
/** What the policy holds back is reported in two steps, the second of which may take so long on a busy machine, in ms. */
const SETTLING_MS = 10_000
/** A frame that draws without end, in a process of its own, answers nothing; what it does elsewhere is seen elsewhere. */
const PATIENCE_MS = 1_000

/** What the browser has itself: documents in memory, and the viewer of PDF files with what it is made of. */
const WITHIN =
  /^(?:(?:data|blob|about):|chrome:\/\/|chrome-extension:\/\/mhjfbmdgcfjbbpaeojofohoefgiehjai\/)/

/** Everything that a page does that no file may make it do, from now on. `origin` is its own server. */
export async function watchPage(page: Page, origin: string) {
  const acts: string[] = []
  const asked = new Set<Request>()
  const context = page.context()
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !WITHIN.test(url)) asked.add(request)
  })
  // Chromium reports a request also where it is never made: held back by the policy, or for its origin.
  context.on('requestfailed', (request) => {
    if (['csp', 'origin'].includes(request.failure()?.errorText ?? '')) asked.delete(request)
  })
  context.on('page', (other) => acts.push(`opened ${other.url()}`))
  page.on('dialog', (dialog) => {
    acts.push(`asked "${dialog.message()}"`)
    void dialog.dismiss()
  })
  page.on('download', (download) => acts.push(`downloaded ${download.url()}`))
  page.on('framenavigated', (frame) => {
    const url = frame.url()
    if (!url.startsWith(`${origin}/`) && (!WITHIN.test(url) || url.startsWith('data:'))) {
      acts.push(`went to ${url.slice(0, 200)}`)
    }
  })
  await page.addInitScript(() => {
    if (window !== window.top) return
    new PerformanceObserver((tasks) => {
      for (const { duration } of tasks.getEntries()) {
        const before = Number(Reflect.get(window, 'longestTask') ?? 0)
        Reflect.set(window, 'longestTask', Math.max(before, duration))
      }
    }).observe({ type: 'longtask', buffered: true })
  })

  return {
    /** What was done since it was last asked for. */
    async acts(): Promise<string[]> {
      await wait(GRACE_MS)
      for (const frame of page.frames()) {
        const marked = frame.evaluate((mark) => mark in document.documentElement.dataset, MARK)
        const answer = await Promise.race([marked.catch(() => false), wait(PATIENCE_MS, false)])
        if (answer) acts.push(`ran a script in ${frame.url()}`)
      }
      const end = Date.now() + SETTLING_MS
      while ([...asked].some((request) => request.failure() === null) && Date.now() < end) {
        await wait(GRACE_MS)
      }
      for (const request of asked) {
        const outcome = request.failure()?.errorText ?? 'no failure'
        acts.push(`asked for ${request.url().slice(0, 200)}: ${outcome}`)
      }
      asked.clear()
      return acts.splice(0)
    },

    /** The longest task of the page's own thread since it was loaded, in ms; 0 where none took 50. */
    longestTask: (): Promise<number> =>
      page.evaluate(() => Number(Reflect.get(window, 'longestTask') ?? 0)),
  }
}
