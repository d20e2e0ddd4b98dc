import type { Page } from '@playwright/test'
import { problemsInBothThemes } from '../accessible.ts'
import { fillStore } from './fillStore.ts'
import { logRun, send } from './log.ts'
import { expect, test as base, withStore } from './servers.ts'

/** With relative addresses on one store for all, with something in its trash. */
const test = base.extend<object, { filled: string }>({
  filled: [
    ({ playwright }, provide) =>
      withStore('nothing', async (url) => {
        const request = await playwright.request.newContext()
        await fillStore(request, url)
        const gone = await logRun(request, url, { experiment: 'kept', run: 'gone' })
        await send(request, url, 'runs/delete', { run_id: gone.run_id })
        const old = await logRun(request, url, { experiment: 'gone', run: 'inside' })
        await send(request, url, 'experiments/delete', { experiment_id: old.experiment_id })
        await request.dispose()
        await provide(url)
      }),
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ filled }, provide) => provide(filled),
})

const FOREST = '/experiments/1'
const ALL = '/experiments/1,2,3'
const EMPTY = '/experiments/0'
const GROUPED = `${FOREST}?group=params.optimizer`

type State = {
  from: string
  /** What brings the page there; it ends once the state can be seen. */
  reach: (page: Page) => Promise<unknown>
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const box = (page: Page) => page.getByRole('combobox', { name: 'Filter runs' })
const rows = (page: Page) =>
  page.getByRole('region', { name: 'Table of runs' }).getByRole('rowheader')
const columnMenu = async (page: Page, name: string) => {
  const header = page.getByRole('columnheader', { name, exact: true })
  await header.hover()
  await button(page, `Column ${name}`).click()
  await expect(page.getByRole('menu')).toBeVisible()
}
const selectFirst = async (page: Page, count: number) => {
  const boxes = page.getByRole('row').getByRole('checkbox', { name: /^Select (?!all)/ })
  for (let at = 0; at < count; at++) await boxes.nth(at).click()
  await expect(page.getByText(`${count} selected`)).toBeVisible()
}
const act = async (page: Page, action: string) => {
  await button(page, /^Actions for/).click()
  await page.getByRole('menuitem', { name: action }).click()
}
const tree = (page: Page) => page.getByRole('tree', { name: 'Experiments' })
const inTree = async (page: Page, ...keys: string[]) => {
  await tree(page).focus()
  await press(page, ...keys)
}
const saveView = async (page: Page, name: string) => {
  await button(page, /^Views/).click()
  await page.getByRole('textbox', { name: 'Save this view as' }).fill(name)
  await press(page, 'Enter')
  await expect(button(page, name)).toBeVisible()
}

const states: Record<string, State> = {
  'the experiments with what trains now': {
    from: '/experiments',
    reach: (page) => expect(page.getByRole('table', { name: 'Training now' })).toBeVisible(),
  },
  'the tree with several selected, some starred': {
    from: '/experiments',
    reach: async (page) => {
      await inTree(page, 'Home', 'ArrowDown', 's', 'Space', 'Shift+ArrowDown')
      await expect(page.getByText(/\d selected/)).toBeVisible()
    },
  },
  'the menu of a folder': {
    from: '/experiments',
    reach: async (page) => {
      await inTree(page, 'Home', 'Shift+F10')
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  'the choice of what makes folders': {
    from: '/experiments',
    reach: async (page) => {
      await button(page, 'Folders of the tree').click()
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  'a search over the tree': {
    from: '/experiments',
    reach: async (page) => {
      await page.getByRole('searchbox', { name: 'Find experiments' }).fill('lstm')
      await expect(page.getByRole('treeitem', { name: /^scratch/ })).toHaveCount(0)
    },
  },
  'a search over the tree that finds nothing': {
    from: '/experiments',
    reach: async (page) => {
      await page.getByRole('searchbox', { name: 'Find experiments' }).fill('nothing of the kind')
      await expect(page.getByText('No experiment has this in its name.')).toBeVisible()
    },
  },
  'the question for a new experiment': {
    from: '/experiments',
    reach: async (page) => {
      await button(page, 'New experiment').click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  'the question for a new name of an experiment': {
    from: '/experiments',
    reach: async (page) => {
      await inTree(page, 'End', 'F2')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  'the question before a folder is deleted': {
    from: '/experiments',
    reach: async (page) => {
      await inTree(page, 'Home', 'Delete')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  'the trash with something in it': {
    from: '/trash',
    reach: async (page) => {
      const table = page.getByRole('table', { name: 'Deleted runs' })
      await table.getByRole('checkbox').last().check()
      await expect(button(page, 'Restore selected (1)')).toBeVisible()
    },
  },
  'an experiment without runs': {
    from: EMPTY,
    reach: (page) =>
      expect(page.getByRole('heading', { name: 'This experiment has no runs yet' })).toBeVisible(),
  },
  'nested runs': {
    from: FOREST,
    reach: (page) => expect(button(page, /^Hide the runs nested in/).first()).toBeVisible(),
  },
  'the runs of a whole folder': {
    from: ALL,
    reach: (page) => expect(rows(page).first()).toBeVisible(),
  },
  'columns kept at the left, shaded, and sorted by two': {
    from: `${FOREST}?pin=metrics.f1&heat=metrics.f1&heat=params.seed&sort=metrics.f1&sort=params.seed&order=descending&order=ascending`,
    reach: (page) => expect(rows(page).first()).toBeVisible(),
  },
  'the menu of a column': { from: FOREST, reach: (page) => columnMenu(page, 'f1') },
  'the choice of columns': {
    from: FOREST,
    reach: async (page) => {
      await button(page, /^Columns/).click()
      await expect(page.getByRole('dialog', { name: 'Columns' })).toBeVisible()
    },
  },
  'a search among columns': {
    from: FOREST,
    reach: async (page) => {
      await button(page, /^Columns/).click()
      await page.getByRole('searchbox', { name: 'Find columns' }).fill('nothing of the kind')
      await expect(page.getByText('No column has this in its name.')).toBeVisible()
    },
  },
  "the columns that can be added of a metric's history": {
    from: FOREST,
    reach: async (page) => {
      await button(page, /^Columns/).click()
      await button(page, 'Add… a column of f1').click()
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  'the choices for the look of the table': {
    from: FOREST,
    reach: async (page) => {
      await button(page, 'View').click()
      await expect(page.getByRole('group', { name: 'Group by' })).toBeVisible()
    },
  },
  'the choices for groups, while there are some': {
    from: `${GROUPED}&group=params.seed`,
    reach: async (page) => {
      await button(page, 'View').click()
      await expect(page.getByRole('list', { name: 'Grouped by' })).toBeVisible()
    },
  },
  'what is remembered, once it is forgotten': {
    from: FOREST,
    reach: async (page) => {
      await button(page, 'View').click()
      await button(page, 'Forget them').click()
      await expect(page.getByText(/^Nothing is remembered until/)).toBeVisible()
    },
  },
  'only what differs, with the rest opened': {
    from: `${FOREST}?differing=1`,
    reach: async (page) => {
      await page.getByText(/the same in all/).click()
      await expect(button(page, 'Show them as columns')).toBeVisible()
    },
  },
  'groups, one of them open': {
    from: GROUPED,
    reach: async (page) => {
      await button(page, /^Show the runs of/)
        .first()
        .click()
      await expect(button(page, /^Hide the runs of/)).toBeVisible()
    },
  },
  'columns of histories': {
    from: `${FOREST}?show=metrics.f1%23min&show=metrics.loss%23curve&sort=metrics.f1%23min`,
    reach: (page) => expect(rows(page).first()).toBeVisible(),
  },
  'selected runs and what can be done with them': {
    from: FOREST,
    reach: async (page) => {
      await selectFirst(page, 3)
      await button(page, /^Actions for/).click()
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  'a star, a run on top and a hidden one': {
    from: FOREST,
    reach: async (page) => {
      await page.getByRole('treegrid').focus()
      await press(page, 's', 'ArrowDown', 'p', 'ArrowDown', 'h')
      await expect(page.getByText('1 hidden')).toBeVisible()
    },
  },
  'the question for the name of a run': {
    from: FOREST,
    reach: async (page) => {
      await selectFirst(page, 1)
      await act(page, 'Rename…')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  'the question for the names of several runs': {
    from: FOREST,
    reach: async (page) => {
      await selectFirst(page, 3)
      await act(page, 'Rename…')
      await page.getByRole('textbox', { name: 'Put before' }).fill('old ')
      await expect(page.getByText('3 of 3 names change.')).toBeVisible()
    },
  },
  'the tags of several runs': {
    from: FOREST,
    reach: async (page) => {
      await selectFirst(page, 2)
      await act(page, 'Tags…')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  'a tag that cannot be': {
    from: FOREST,
    reach: async (page) => {
      await selectFirst(page, 1)
      await act(page, 'Tags…')
      await page.getByRole('textbox', { name: 'Key' }).fill('..')
      await expect(page.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible()
    },
  },
  'the snippet for Python': {
    from: FOREST,
    reach: async (page) => {
      await selectFirst(page, 2)
      await act(page, 'Load in Python…')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  'the question before nested runs are deleted': {
    from: FOREST,
    reach: async (page) => {
      await page.getByRole('checkbox', { name: 'Select sweep' }).click()
      await act(page, 'Delete')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  'the offer to undo a deletion': {
    from: '/experiments/3',
    reach: async (page) => {
      await selectFirst(page, 1)
      await act(page, 'Delete')
      await expect(button(page, 'Undo')).toBeVisible()
    },
  },
  'names offered to a condition': {
    from: FOREST,
    reach: async (page) => {
      await box(page).pressSequentially('metrics.')
      await press(page, 'ArrowDown')
      await expect(page.getByRole('option', { selected: true })).toBeVisible()
    },
  },
  'a condition that cannot be read': {
    from: FOREST,
    reach: async (page) => {
      await box(page).fill('status =')
      await press(page, 'Enter')
      await expect(box(page)).toHaveAccessibleDescription(/A value is missing/)
    },
  },
  'former conditions': {
    from: FOREST,
    reach: async (page) => {
      await box(page).fill('metrics.f1 > 0.1')
      await press(page, 'Enter')
      await button(page, 'Clear the filter').click()
      await expect(page.getByRole('listbox', { name: 'Recent filters' })).toBeVisible()
    },
  },
  'a filter that no run matches': {
    from: `${FOREST}?filter=nothing-of-the-kind`,
    reach: (page) => expect(button(page, 'Clear the filter').last()).toBeVisible(),
  },
  'the help for searching': {
    from: FOREST,
    reach: async (page) => {
      await button(page, 'Help with searching').click()
      await expect(page.getByRole('dialog', { name: 'How to search runs' })).toBeVisible()
    },
  },
  'the choice of a status': {
    from: `${FOREST}?filter=status%20%3D%20%27FINISHED%27`,
    reach: async (page) => {
      await button(page, /^Filter by Status/).click()
      await expect(page.getByRole('checkbox', { name: /^Finished/ })).toBeVisible()
    },
  },
  'the choice of days': {
    from: `${FOREST}?filter=start_time%20%3E%20-7d`,
    reach: async (page) => {
      await button(page, /^Filter by Started/).click()
      await expect(page.getByLabel('From', { exact: true })).toBeVisible()
    },
  },
  'no views yet': {
    from: FOREST,
    reach: async (page) => {
      await button(page, /^Views/).click()
      await expect(page.getByText('No views are saved in this browser.')).toBeVisible()
    },
  },
  'saved views, one by default': {
    from: `${FOREST}?sort=metrics.f1`,
    reach: async (page) => {
      await saveView(page, 'best first')
      await button(page, 'Open this experiment with best first').click()
    },
  },
  'a view that is being renamed': {
    from: `${FOREST}?sort=metrics.f1`,
    reach: async (page) => {
      await saveView(page, 'best first')
      await button(page, 'Rename best first').click()
      await expect(page.getByRole('textbox', { name: 'New name of best first' })).toBeFocused()
    },
  },
  'an imported view whose name is taken': {
    from: `${FOREST}?sort=metrics.f1`,
    reach: async (page) => {
      await saveView(page, 'best first')
      const saved = page.waitForEvent('download')
      await button(page, 'Export best first').click()
      await page.getByLabel('Import').setInputFiles(await (await saved).path())
      await expect(button(page, 'Keep mine')).toBeVisible()
    },
  },
  'the offer to undo the deletion of a view': {
    from: `${FOREST}?sort=metrics.f1`,
    reach: async (page) => {
      await saveView(page, 'best first')
      await button(page, 'Delete best first').click()
      await expect(button(page, 'Undo')).toBeVisible()
    },
  },
  'panels beside the table': {
    from: `${FOREST}?panels=1`,
    reach: (page) => expect(page.getByRole('figure').first()).toBeVisible(),
  },
  'a search over panels that finds nothing': {
    from: `${FOREST}?panels=1`,
    reach: async (page) => {
      await page.getByRole('searchbox', { name: 'Search panels' }).fill('nothing of the kind')
      await expect(page.getByText(/^No panel’s name holds/)).toBeVisible()
    },
  },
  'panels of groups': {
    from: `${GROUPED}&panels=1`,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Charts' }).click()
      await expect(page.getByRole('combobox', { name: 'Groups' })).toBeVisible()
    },
  },
  'how charts are drawn': {
    from: `${FOREST}?panels=1&label=%7Bname%7D&colour=params.contamination&smooth=5`,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Charts' }).click()
      await expect(page.getByRole('combobox', { name: 'Colour by' })).toBeVisible()
    },
  },
  'an enlarged panel': {
    from: `${FOREST}?panels=1&panel=f1`,
    reach: (page) => expect(page.getByRole('dialog').getByRole('slider')).toBeVisible(),
  },
  'an enlarged plot': {
    from: `${FOREST}?panels=1&plot=bars~metrics.f1&plot=best~metrics.f1&plot-enlarged=2`,
    reach: (page) =>
      expect(page.getByRole('dialog').getByRole('region', { name: 'The best runs' })).toBeVisible(),
  },
  'the actions on a panel': {
    from: `${FOREST}?panels=1`,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Actions on f1' }).click()
      await expect(page.getByRole('menuitem', { name: 'Save as SVG' })).toBeVisible()
    },
  },
  'a curve that is being read': {
    from: `${FOREST}?panels=1`,
    reach: async (page) => {
      await page.getByRole('slider').first().hover()
      await expect(page.getByText(/^Step \d/)).toBeVisible()
    },
  },
}

for (const [name, { from, reach }] of Object.entries(states)) {
  test(`axe finds nothing in either theme: ${name}`, async ({ page }) => {
    await page.goto(from)
    await reach(page)
    expect(await problemsInBothThemes(page)).toEqual([])
  })
}
