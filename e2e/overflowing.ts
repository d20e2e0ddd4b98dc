/* oxlint-disable unicorn/consistent-function-scoping -- the browser gets nothing but the one function */
import type { Page } from '@playwright/test'

const FRAMES =
  'body, header, aside, main, section, dialog, [popover], [role="dialog"], [role="menu"], td, th'

/** What of all that has a text reaches beyond the frame that it is in, unless the frame, or something in between, cuts it or scrolls. */
export const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate((frames) => {
    const isSeen = (element: Element) =>
      element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) &&
      element.closest('.visually-hidden') === null
    const hasText = ({ childNodes }: Element) =>
      [...childNodes].some((node) => node instanceof Text && node.data.trim() !== '')
    const cuts = (element: Element) => getComputedStyle(element).overflowX !== 'visible'
    /** The nearest thing around an element that must hold it; null where it is cut before. */
    const frameOf = (element: Element): Element | null => {
      if (getComputedStyle(element).position === 'fixed') return document.body
      for (let outer = element.parentElement; outer; outer = outer.parentElement) {
        if (cuts(outer) && !outer.matches('body, dialog, [popover]')) return null
        // What is laid out as if it were not there has no box.
        const hasBox = getComputedStyle(outer).display !== 'contents'
        if (hasBox && outer.matches(frames)) return outer
      }
      return null
    }
    return [...document.body.querySelectorAll('*')].flatMap((element) => {
      const frame = hasText(element) && isSeen(element) ? frameOf(element) : null
      if (!frame) return []
      const inner = element.getBoundingClientRect()
      const outer = frame.getBoundingClientRect()
      const fits = inner.left >= outer.left - 1 && inner.right <= outer.right + 1
      const place = `${Math.round(inner.left)}–${Math.round(inner.right)}`
      return fits || inner.width === 0
        ? []
        : [`${frame.tagName} > ${element.outerHTML.slice(0, 160)} at ${place}`]
    })
  }, FRAMES)
