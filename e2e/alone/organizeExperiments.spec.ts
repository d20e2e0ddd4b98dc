import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { logRun } from './log.ts'
import { expect, test } from './servers.ts'

const lineOf = (page: Page, name: RegExp) => page.getByRole('treeitem', { name })

test('experiments are created, moved between folders, starred, and opened together by keyboard', async ({
  page,
  request,
  url,
}) => {
  for (const experiment of ['fraud/forest', 'fraud/deep/lstm', 'scratch']) {
    await logRun(request, url, { experiment, run: `run of ${experiment}` })
  }
  await page.goto(url)

  await page.getByRole('button', { name: 'New experiment' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('fraud/voting')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'voting' })).toBeVisible()
  await expect(lineOf(page, /^voting/)).toHaveAttribute('aria-current', 'page')

  const tree = page.getByRole('tree', { name: 'Experiments' })
  await expect(tree).toBeFocused()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Name' }).fill('ensembles/voting')
  await page.keyboard.press('Enter')
  await expect(lineOf(page, /^ensembles 1/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(lineOf(page, /^ensembles/)).toHaveCount(0)

  await tree.focus()
  await page.keyboard.press('Home')
  await page.keyboard.type('fraud')
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Path' }).fill('cards/fraud')
  await page.keyboard.press('Enter')
  await expect(page.getByText('3 experiments are now in cards/fraud.')).toBeVisible()
  await expect(lineOf(page, /^cards 3/)).toBeVisible()

  await tree.focus()
  await page.keyboard.type('forest')
  // An arrow ends the word, of which `s` would be a part.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('s')
  await page.keyboard.press('Space')
  await page.keyboard.press('End')
  await page.keyboard.press('Space')
  await expect(page.getByText('2 selected')).toBeVisible()
  await expect(lineOf(page, /^Starred/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('rowheader', { name: 'run of scratch' })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: 'run of fraud/forest' })).toBeVisible()
})

test('a deleted folder is told in full before it goes, and comes back by Undo', async ({
  page,
  request,
  url,
}) => {
  const hostile = `old/<img src=x onerror="document.title='owned'"> 100 % 'q' שלום ${'long '.repeat(40)}`
  for (const experiment of ['old/forest', hostile.trim()]) {
    await logRun(request, url, { experiment, run: 'one' })
  }
  await page.goto(`${url}/experiments`)
  await page.getByRole('tree').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu', { name: 'Actions for old' })).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')

  const dialog = page.getByRole('dialog', { name: 'Delete 2 experiments?' })
  await expect(dialog).toContainText(hostile.trim())
  await expect(dialog).toContainText('2 runs go with them.')
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  }
  await page.keyboard.press('Enter')
  await expect(lineOf(page, /^old/)).toHaveCount(0)
  await expect(page.getByRole('tree')).toBeFocused()

  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(lineOf(page, /^old 2/)).toBeVisible()
  await expect(page).not.toHaveTitle('owned')
})
