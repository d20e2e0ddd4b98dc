import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than these are no way. */
const PATIENCE = 50

/** Goes from stop to stop, as somebody without a pointer does, until `target` has the focus. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  const focused = page.locator(':focus').and(target)
  for (let stops = 0; stops < PATIENCE; stops++) {
    await page.keyboard.press(key)
    if ((await focused.count()) > 0) return
  }
  await expect(target, `${PATIENCE} stops do not lead there`).toBeFocused()
}

export async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

/** Goes from header to header of the table of runs, from the first one on, until `target` has the focus. */
export async function arrowTo(page: Page, target: Locator, key: 'ArrowRight' | 'ArrowLeft') {
  const focused = page.locator(':focus').and(target)
  for (let moves = 0; moves < PATIENCE; moves++) {
    await page.keyboard.press(key)
    if ((await focused.count()) > 0) return
  }
  await expect(target, `${PATIENCE} headers do not lead there`).toBeFocused()
}
