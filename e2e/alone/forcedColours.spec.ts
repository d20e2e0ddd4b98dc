import type { Locator, Page } from '@playwright/test'
import { press, tabTo } from '../tabTo.ts'
import { fillStore } from './fillStore.ts'
import { expect, test } from './servers.ts'

const styleOf = (part: Locator, property: string) =>
  part.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** The thing that stands out while the focus is at `part`. */
const expectOutline = async (part: Locator) => {
  expect(await styleOf(part, 'outline-style')).toBe('solid')
  expect(await styleOf(part, 'outline-color')).not.toBe(await styleOf(part, 'background-color'))
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`with the reader's own colours, ${colorScheme} ones, focus, choice, colours and status are seen`, async ({
    page,
    request,
    url,
  }) => {
    const { forest } = await fillStore(request, url)
    await page.emulateMedia({ colorScheme, forcedColors: 'active' })
    await page.goto(`${forest}?panels=1`)
    await expect(page.getByRole('slider', { name: 'Read f1' })).toBeVisible()

    const box = (name: string) => page.getByRole('checkbox', { name: `Select ${name}` })
    for (const name of ['seed 3', 'trial 1']) await box(name).click()
    await expect(page.getByText('2 selected')).toBeVisible()
    const colours = await Promise.all(
      ['seed 3', 'trial 1'].map((name) => styleOf(box(name), 'background-color')),
    )
    const plain = await styleOf(box('seed 4'), 'background-color')
    expect(new Set([...colours, plain]).size).toBe(3)
    const swatches = page.getByRole('list', { name: 'Runs' }).getByRole('listitem').locator('span')
    for (const [at, colour] of colours.entries()) {
      await expect(swatches.nth(at)).toHaveCSS('background-color', colour)
    }
    await expect(page.getByRole('row', { name: /seed 4/ })).toContainText('Failed')

    expect(await styleOf(button(page, 'Panels'), 'background-color')).not.toBe(
      await styleOf(button(page, 'Views'), 'background-color'),
    )
    const line = page.getByRole('separator', { name: 'Size of the table' })
    expect(await styleOf(line, 'background-color')).not.toBe(
      await styleOf(page.locator('body'), 'background-color'),
    )

    await tabTo(page, page.getByRole('searchbox', { name: 'Find experiments' }), 'Shift+Tab')
    await expectOutline(page.getByRole('searchbox', { name: 'Find experiments' }))
    await tabTo(page, page.getByRole('tree'))
    await press(page, 'Home', 'Space')
    const selected = page.getByRole('treeitem', { selected: true })
    await expect(selected.first()).toBeVisible()
    expect(await styleOf(selected.first(), 'border-left-style')).toBe('solid')
    await expectOutline(page.locator('[role="treeitem"][data-active]'))
    await tabTo(page, page.getByRole('treegrid'))
    await expectOutline(page.locator('tr[data-active]'))
    const chart = page.getByRole('slider', { name: 'Read f1' })
    await tabTo(page, chart)
    await expectOutline(chart)
  })
}

test('where motion is not wanted, nothing moves', async ({ page, request, url }) => {
  const { lstm } = await fillStore(request, url)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const moving = () => page.evaluate(() => document.getAnimations().length)

  await page.goto(`${lstm}?panels=1`)
  await expect(page.getByRole('row', { name: /epochs/ })).toContainText('Running')
  await expect(page.getByRole('slider', { name: 'Read f1' })).toBeVisible()
  expect(await moving()).toBe(0)
  await button(page, 'Close fraud').click()
  expect(await moving()).toBe(0)
  await button(page, 'View').click()
  await button(page, 'Panels').click()
  expect(await moving()).toBe(0)
})
