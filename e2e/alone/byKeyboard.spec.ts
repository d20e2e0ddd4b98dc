import type { Page } from '@playwright/test'
import { arrowTo, press, tabTo } from '../tabTo.ts'
import { fillStore } from './fillStore.ts'
import { expect, test as base } from './servers.ts'

// Nothing here points, clicks, or gives the focus by script.

/** With a store of its own. */
const test = base.extend<{ store: Awaited<ReturnType<typeof fillStore>> }>({
  store: async ({ request, url }, provide) => {
    await provide(await fillStore(request, url))
  },
})

const tree = (page: Page) => page.getByRole('tree', { name: 'Experiments' })
const lineOf = (page: Page, name: RegExp) => page.getByRole('treeitem', { name })
const grid = (page: Page) => page.getByRole('treegrid', { name: 'Runs' })
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const namesOf = (page: Page) =>
  page.getByRole('region', { name: 'Table of runs' }).getByRole('rowheader')
const header = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true })
const box = (page: Page) => page.getByRole('combobox', { name: 'Filter runs' })

/** Opens the runs and skips what lies before them. */
async function open(page: Page, url: string) {
  await page.goto(url)
  await expect(box(page)).toBeVisible()
  await expect(namesOf(page).first()).toBeVisible()
  await press(page, 'Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await press(page, 'Enter')
  await expect(page.getByRole('main')).toBeFocused()
}

/** Goes to a button from wherever the focus is, and presses it. */
async function use(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await tabTo(page, button(page, name), key)
  await press(page, 'Enter')
}

/** Chooses from the menu that has just opened. */
async function choose(page: Page, item: string) {
  const wanted = page.getByRole('menuitem', { name: item, exact: true })
  await expect(wanted).toBeVisible()
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  const items = await page.getByRole('menuitem').allTextContents()
  for (let at = 0; at < items.indexOf(item); at++) await press(page, 'ArrowDown')
  await expect(wanted).toBeFocused()
  await press(page, 'Enter')
}

test('the tree: searched, opened, selected, named, starred, deleted, brought back and sized', async ({
  page,
  store,
}) => {
  test.slow()
  await page.goto(new URL('/experiments', store.scratch).href)
  await expect(tree(page)).toBeVisible()

  await tabTo(page, page.getByRole('searchbox', { name: 'Find experiments' }))
  await page.keyboard.type('lstm')
  await expect(page.getByRole('treeitem')).toHaveText([/^fraud/, /^lstm/])
  await press(page, 'Escape')
  await expect(page.getByRole('treeitem')).toHaveCount(5)

  await tabTo(page, button(page, 'Folders of the tree'))
  await press(page, 'Enter', 'ArrowDown', 'Enter')
  await expect(page.getByRole('treeitem', { name: /^fraud\/lstm/ })).toBeVisible()
  await press(page, 'Enter', 'Home', 'Enter')

  await use(page, 'New experiment')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('fraud/voting')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'voting' })).toBeVisible()
  await expect(tree(page)).toBeFocused()

  await page.keyboard.type('fraud')
  await press(page, 'ArrowLeft')
  await expect(lineOf(page, /^voting/)).toHaveCount(0)
  await press(page, 'ArrowRight')
  await expect(lineOf(page, /^voting/)).toBeVisible()
  await page.keyboard.type('vot')
  await press(page, 'ArrowUp', 'ArrowDown', 'F2')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await press(page, 'Control+a')
  await page.keyboard.type('ensembles/voting')
  await press(page, 'Enter')
  await expect(lineOf(page, /^ensembles/)).toBeVisible()

  await press(page, 'Home')
  await page.keyboard.type('fraud')
  await press(page, 'ArrowDown', 's')
  await expect(lineOf(page, /^Starred/)).toBeVisible()
  await press(page, 'Space', 'Shift+ArrowDown')
  await expect(page.getByText('2 selected')).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByText('6 runs', { exact: true })).toBeVisible()
  await press(page, 'Escape')
  await expect(page.getByText('2 selected')).toHaveCount(0)

  await press(page, 'End', 'Shift+F10')
  await choose(page, 'Delete…')
  await expect(page.getByRole('dialog')).toBeVisible()
  await press(page, 'Enter')
  await expect(lineOf(page, /^scratch/)).toHaveCount(0)
  await expect(tree(page)).toBeFocused()
  await press(page, 'F8')
  await expect(button(page, 'Undo')).toBeFocused()
  await press(page, 'Enter')
  await expect(lineOf(page, /^scratch/)).toBeVisible()
  await expect(tree(page)).toBeFocused()

  await press(page, 'End', 'Delete')
  await expect(page.getByRole('dialog')).toBeVisible()
  await press(page, 'Enter')
  await expect(lineOf(page, /^scratch/)).toHaveCount(0)
  await tabTo(page, page.getByRole('link', { name: 'Trash' }))
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Trash' })).toBeVisible()
  await use(page, 'Restore scratch')
  await expect(lineOf(page, /^scratch/)).toBeVisible()

  const edge = page.getByRole('separator', { name: 'Width of the experiments tree' })
  const before = Number(await edge.getAttribute('aria-valuenow'))
  await tabTo(page, edge, 'Shift+Tab')
  await press(page, 'ArrowRight', 'ArrowRight')
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 32))
})

test('the table: columns chosen, sorted, kept, moved, sized, shaded, hidden; rows marked and opened', async ({
  page,
  store,
}) => {
  test.slow()
  await open(page, store.forest)

  await use(page, /^Columns/)
  await page.keyboard.type('loss')
  await tabTo(page, page.getByRole('checkbox', { name: 'loss' }))
  await press(page, 'Space', 'Escape')
  await expect(page.getByRole('columnheader', { name: 'loss', exact: true })).toHaveCount(0)
  await expect(button(page, /^Columns/)).toBeFocused()

  await use(page, 'View')
  await press(page, 'Space')
  await expect(page.getByText(/the same in all 5 runs/)).toBeVisible()
  await press(page, 'Space')
  await tabTo(
    page,
    page.getByRole('radio', { name: 'Compact' }).or(page.getByRole('radio', { name: 'Normal' })),
  )
  await press(page, 'ArrowRight')
  await tabTo(page, page.getByRole('radio', { name: 'Ago' }))
  await press(page, 'ArrowRight')
  await expect(page.getByRole('gridcell', { name: /2025/ }).first()).toBeVisible()
  await press(page, 'Escape')

  await tabTo(page, button(page, 'Run'))
  await arrowTo(page, button(page, 'f1'), 'ArrowRight')
  await press(page, 'Enter')
  await expect(namesOf(page).first()).toContainText('seed 4')
  await arrowTo(page, button(page, 'seed'), 'ArrowRight')
  await press(page, 'Shift+Enter')
  await expect(page.getByRole('columnheader', { name: 'seed' })).toHaveAttribute(
    'aria-sort',
    /ending/,
  )
  await expect(page.getByRole('columnheader', { name: 'f1' })).toHaveAttribute(
    'aria-sort',
    /ending/,
  )

  for (const item of ['Move to the left', 'Wider', 'Shade by size', 'Keep at the left']) {
    await expect(button(page, 'seed')).toBeFocused()
    await press(page, 'ArrowRight')
    await expect(button(page, 'Column seed')).toBeFocused()
    await press(page, 'Enter')
    await choose(page, item)
  }
  await expect(header(page, 'seed')).toHaveAttribute('aria-colindex', '3')
  for (const part of ['move', 'width', 'heat', 'pin']) {
    await expect(page).toHaveURL(new RegExp(`[?&]${part}=[^&]*params\\.seed`))
  }
  await arrowTo(page, button(page, 'Column f1'), 'ArrowRight')
  await press(page, 'Enter')
  await choose(page, 'Add: minimum')
  await arrowTo(page, button(page, 'Column f1 min'), 'ArrowRight')
  await press(page, 'Enter')
  await choose(page, 'Hide')
  await expect(header(page, 'f1 min')).toHaveCount(0)
  await expect(button(page, 'Run')).toBeFocused()

  await tabTo(page, grid(page), 'Shift+Tab')
  await press(page, 'Home', 's')
  await expect(button(page, 'Take the star from seed 4')).toBeVisible()
  await press(page, 'ArrowDown', 'p')
  await expect(namesOf(page).first()).toContainText('seed 3')
  await press(page, 'Home', 'ArrowDown', 'h')
  await expect(page.getByText('1 hidden')).toBeVisible()
  await press(page, 'Space')
  await expect(page.getByText('1 selected')).toBeVisible()
  await press(page, 'Home', 'Space', 'Shift+End')
  await expect(page.getByText('4 selected')).toBeVisible()
  await press(page, 'Home')
  await page.keyboard.press('ArrowDown')
  await press(page, 'ArrowLeft')
  await expect(namesOf(page)).toHaveCount(2)
  await press(page, 'ArrowRight')
  await expect(namesOf(page)).toHaveCount(4)
  await tabTo(page, button(page, 'Show'))
  await press(page, 'Enter')
  await expect(namesOf(page)).toHaveCount(5)
  await tabTo(page, grid(page), 'Shift+Tab')
  await press(page, 'Control+a')
  await expect(page.getByText('5 selected')).toBeVisible()
  await press(page, 'Home', 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'seed 3' })).toBeVisible()
})

test('grouping: by a param, told otherwise, opened, sorted, selected, drawn and ended', async ({
  page,
  store,
}) => {
  test.slow()
  await open(page, store.forest)

  await use(page, 'View')
  await tabTo(page, page.getByRole('searchbox', { name: 'Find a param, tag or attribute' }))
  await page.keyboard.type('opt')
  await use(page, 'optimizer Param')
  await expect(page.getByText('2 groups by optimizer')).toBeVisible()
  await tabTo(page, page.getByRole('radio', { name: 'Mean' }), 'Shift+Tab')
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight')
  await expect(page.getByText(/greatest value/)).toBeVisible()
  await press(page, 'Escape')
  await expect(button(page, 'View')).toBeFocused()

  await tabTo(page, button(page, 'Run'))
  await arrowTo(page, button(page, 'f1'), 'ArrowRight')
  await press(page, 'Enter')
  await expect(namesOf(page).first()).toContainText('sgd')
  await tabTo(page, grid(page), 'Shift+Tab')
  await press(page, 'Home', 'ArrowRight')
  await expect(namesOf(page)).toHaveCount(4)
  await press(page, 'ArrowDown', 'ArrowLeft', 'ArrowLeft')
  await expect(namesOf(page)).toHaveCount(2)
  await press(page, 'Space')
  await expect(page.getByText('2 selected')).toBeVisible()

  await use(page, 'Panels', 'Shift+Tab')
  await expect(page.getByRole('slider', { name: 'Read f1' })).toBeVisible()
  await tabTo(page, page.getByRole('slider', { name: 'Read f1' }))
  await press(page, 'End')
  await expect(page.getByRole('slider', { name: 'Read f1' })).toHaveAttribute(
    'aria-valuetext',
    /sgd/,
  )
  await use(page, 'Show runs without groups', 'Shift+Tab')
  await expect(namesOf(page)).toHaveCount(5)
})

test('search: words, a condition, a mistake, chips, days, help and former filters', async ({
  page,
  store,
}) => {
  test.slow()
  await open(page, store.forest)

  await press(page, '/')
  await page.keyboard.type('seed')
  await expect(namesOf(page)).toHaveCount(2)
  await press(page, 'Control+a')
  await page.keyboard.type('params.see')
  await press(page, 'ArrowDown', 'Enter', 'ArrowDown', 'Enter', 'ArrowDown', 'Enter', 'Enter')
  await expect(box(page)).toHaveValue(/^params\.seed = '\d'/)
  await expect(page.getByText(/ of 5 runs match/)).toBeVisible()

  await press(page, 'Control+a')
  await page.keyboard.type('metrics.f1 >')
  await expect(box(page)).toHaveAccessibleDescription(/A value is missing after >/)
  await use(page, 'Clear the filter')
  await expect(box(page)).toBeFocused()
  await expect(page.getByRole('listbox', { name: 'Recent filters' })).toBeVisible()
  await press(page, 'ArrowDown', 'Enter')
  await expect(box(page)).toHaveValue(/^params\.seed = '\d'/)
  await use(page, 'Clear the filter')
  await press(page, 'Escape')

  await use(page, 'Help with searching')
  await expect(page.getByRole('dialog', { name: 'How to search runs' })).toBeVisible()
  await press(page, 'Escape')

  await use(page, /^Filter by Status/)
  await expect(page.getByRole('checkbox', { name: /^Finished/ })).toBeFocused()
  await press(page, 'Space', 'Escape')
  await expect(box(page)).toHaveValue("status = 'FINISHED'")
  await use(page, 'Clear Status')
  await expect(box(page)).toHaveValue('')
  await expect(button(page, 'Filter by Status')).toBeFocused()

  await use(page, /^Filter by Started/)
  await tabTo(page, page.getByLabel('From', { exact: true }))
  await page.keyboard.type('01012025')
  await expect(box(page)).toHaveValue('start_time >= 2025-01-01')
  await press(page, 'Escape')
  await use(page, 'Clear Started')
  await expect(box(page)).toHaveValue('')
})

test('bulk: runs are named, tagged, copied, deleted, brought back, saved and compared', async ({
  page,
  context,
  store,
}) => {
  test.slow()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await open(page, store.forest)
  await tabTo(page, grid(page))

  await press(page, 'Home', 'F2')
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await press(page, 'Control+a')
  await page.keyboard.type('seed four')
  await press(page, 'Enter')
  await expect(namesOf(page).first()).toContainText('seed four')
  await expect(grid(page)).toBeFocused()

  await press(page, 'ArrowDown', 'Space')
  await expect(page.getByText('2 selected')).toBeVisible()
  await press(page, 'F2')
  await expect(page.getByRole('textbox', { name: 'Replace' })).toBeFocused()
  await page.keyboard.type('seed')
  await tabTo(page, page.getByRole('textbox', { name: 'with', exact: true }))
  await page.keyboard.type('number')
  await press(page, 'Enter')
  await expect(namesOf(page).nth(1)).toContainText('number 3')

  await use(page, /^Actions for/, 'Shift+Tab')
  await choose(page, 'Tags…')
  await expect(page.getByRole('textbox', { name: 'Key' })).toBeFocused()
  await page.keyboard.type('team')
  await press(page, 'Tab')
  await page.keyboard.type('red')
  await press(page, 'Enter')
  await expect(page.getByText('2 runs were retagged.')).toBeVisible()

  await use(page, 'Copy ids of the selected runs', 'Shift+Tab')
  await expect.poll(async () => (await copied()).split('\n').length).toBe(2)
  await use(page, /^Actions for/)
  await choose(page, 'Load in Python…')
  await expect(button(page, 'Copy')).toBeFocused()
  await press(page, 'Enter')
  await expect(page.getByText('Copied.', { exact: true })).toBeVisible()
  expect(await copied()).toContain('mlflow')
  await press(page, 'Escape')

  await use(page, /^Actions for/)
  await choose(page, 'Delete')
  await expect(namesOf(page)).toHaveCount(3)
  await press(page, 'F8')
  await expect(button(page, 'Undo')).toBeFocused()
  await press(page, 'Enter')
  await expect(namesOf(page)).toHaveCount(5)

  await tabTo(page, grid(page))
  const saved = page.waitForEvent('download')
  await use(page, 'CSV')
  expect((await saved).suggestedFilename()).toBe('runs.csv')
  await tabTo(page, grid(page), 'Shift+Tab')
  await press(page, 'Home', 'Shift+ArrowDown')
  await tabTo(page, page.getByRole('link', { name: 'Compare (2)' }), 'Shift+Tab')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Compare 2 runs' })).toBeVisible()
})

test('views: saved, renamed, opened by default, carried in a file, deleted; changes undone', async ({
  page,
  store,
}) => {
  test.slow()
  await open(page, store.forest)
  const plain = store.forest
  const sorted = `${plain}?sort=metrics.f1`
  await tabTo(page, button(page, 'Run'))
  await arrowTo(page, button(page, 'f1'), 'ArrowRight')
  await press(page, 'Enter')
  await expect(page).toHaveURL(sorted)
  await press(page, 'Control+z')
  await expect(page).toHaveURL(plain)
  await press(page, 'Control+y')
  await expect(page).toHaveURL(sorted)
  await use(page, 'Undo: sort by f1', 'Shift+Tab')
  await expect(page).toHaveURL(plain)
  await use(page, 'Redo: sort by f1')
  await expect(page).toHaveURL(sorted)

  await use(page, /^Views/)
  await tabTo(page, page.getByRole('textbox', { name: 'Save this view as' }))
  await page.keyboard.type('best first')
  await press(page, 'Enter')
  await expect(button(page, 'best first')).toBeVisible()
  await use(page, 'Rename best first', 'Shift+Tab')
  await press(page, 'Control+a')
  await page.keyboard.type('f1 first')
  await press(page, 'Enter')
  await expect(button(page, 'f1 first')).toBeFocused()
  await use(page, 'Open this experiment with f1 first')
  await expect(button(page, 'Open this experiment with f1 first')).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  const saved = page.waitForEvent('download')
  await use(page, 'Export f1 first')
  const file = await (await saved).path()
  await use(page, 'Delete f1 first')
  await expect(page.getByText('No views are saved in this browser.')).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await tabTo(page, page.getByLabel('Import'))
  await press(page, 'Space')
  await (await chooser).setFiles(file)
  await expect(button(page, 'f1 first')).toBeVisible()
  await use(page, 'Delete f1 first', 'Shift+Tab')
  await expect(page.getByText('No views are saved in this browser.')).toBeVisible()
  await press(page, 'F8')
  await expect(button(page, 'Undo')).toBeFocused()
  await press(page, 'Enter')
  await expect(button(page, 'Undo')).toHaveCount(0)
  await use(page, /^Views/, 'Shift+Tab')
  await expect(button(page, 'f1 first')).toBeFocused()
  await press(page, 'Enter')
  await expect(page).toHaveURL(sorted)
})

test('the split frame: opened, its line moved and folded, a run lit, panels found', async ({
  page,
  store,
}) => {
  await open(page, store.forest)
  await use(page, 'Panels')
  const line = page.getByRole('separator', { name: 'Size of the table' })
  await expect(line).toBeVisible()

  await tabTo(page, grid(page))
  await press(page, 'ArrowDown')
  const lit = page.getByRole('list', { name: 'Runs' }).locator('[data-highlighted]')
  await expect(lit).toHaveText('seed 3')
  await press(page, 'ArrowUp')
  await expect(lit).toHaveText('seed 4')

  await tabTo(page, line)
  await expect(lit).toHaveCount(0)
  const before = Number(await line.getAttribute('aria-valuenow'))
  await press(page, 'ArrowLeft')
  await expect(line).toHaveAttribute('aria-valuenow', String(before - 2))
  await press(page, 'Enter')
  await expect(page.getByRole('region', { name: 'Panels', exact: true })).toBeHidden()
  await press(page, 'Enter')
  await tabTo(page, page.getByRole('searchbox', { name: 'Search panels' }))
  await page.keyboard.type('loss')
  await expect(page.getByText('1 of 2 panels')).toBeVisible()
  await tabTo(page, page.getByRole('slider', { name: 'Read loss' }))
  await press(page, 'Home')
  await expect(page.getByRole('slider')).toHaveAttribute('aria-valuetext', /seed 4/)
})
