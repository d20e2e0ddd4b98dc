import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * What axe, with all of its usual rules, has to say on the page as it stands, in either theme. Frames where no script
 * may run, so that axe would wait for its own in them for ever, are emptied before, and stay so.
 */
export async function problemsInBothThemes(page: Page): Promise<string[]> {
  const problems: string[] = []
  await page.evaluate(emptyScriptlessFrames)
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    problems.push(
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${theme}: ${id}: ${html}`)),
    )
  }
  return problems
}

/** Puts an empty frame of the same size and title in the place of each. */
function emptyScriptlessFrames() {
  for (const frame of document.querySelectorAll('iframe[sandbox]:not([sandbox~=allow-scripts])')) {
    const empty = document.createElement('iframe')
    for (const { name, value } of frame.attributes) {
      if (name !== 'sandbox' && name !== 'srcdoc') empty.setAttribute(name, value)
    }
    frame.replaceWith(empty)
  }
}
