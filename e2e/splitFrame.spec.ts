import type { Locator, Page, Route } from '@playwright/test'
import { experimentPath } from './facts.ts'
import { expect, test } from './fixtures.ts'
import { paintedColours, placeOn } from './paintedLines.ts'

const line = (page: Page) => page.getByRole('separator', { name: 'Size of the table' })
const panels = (page: Page) => page.getByRole('region', { name: 'Panels', exact: true })
const chart = (page: Page) => panels(page).getByRole('figure', { name: /^f1_score over/ })
const row = (page: Page, name: string) =>
  page.getByRole('row', { name: new RegExp(`^Select ${name.replaceAll('.', '\\.')}`) })

const widthOf = async (part: Locator) => (await part.boundingBox())?.width ?? 0
const styleOf = (part: Locator, property: string) =>
  part.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)

test('panels open beside the table, and the line between them is dragged', async ({
  page,
  facts,
}) => {
  await page.goto(experimentPath(facts, 'isolation_forest'))
  await page.getByRole('button', { name: 'Panels' }).click()
  await expect(panels(page)).toContainText('No run is selected: those of the table are drawn')
  await expect(chart(page)).toBeVisible()

  const before = await widthOf(panels(page))
  const box = await line(page).boundingBox()
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 200]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 80, y, { steps: 4 })
  expect(await widthOf(panels(page))).toBeCloseTo(before + 80, -1)
  await page.mouse.up()

  const share = await line(page).getAttribute('aria-valuenow')
  await expect(page).toHaveURL(new RegExp(`split=${share}(&|$)`))
  await page.reload()
  await expect(line(page)).toHaveAttribute('aria-valuenow', String(share))
  // Drawn anew, the chart is as wide as its place.
  await expect
    .poll(async () => {
      const frame = chart(page).locator('canvas').first()
      return (await widthOf(chart(page))) - (await widthOf(frame))
    })
    .toBeCloseTo(0, 0)
})

test('the line is moved by keys, folds the panels away, and is reset', async ({ page, facts }) => {
  await page.goto(`${experimentPath(facts, 'isolation_forest')}?panels=1`)
  await expect(chart(page)).toBeVisible()
  await line(page).focus()

  await page.keyboard.press('ArrowLeft')
  await expect(line(page)).toHaveAttribute('aria-valuenow', '43')
  await page.keyboard.press('End')
  await expect(line(page)).toHaveAttribute('aria-valuenow', '80')

  await page.keyboard.press('Enter')
  await expect(panels(page)).toBeHidden()
  await expect(line(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(panels(page)).toBeVisible()
  await expect(line(page)).toHaveAttribute('aria-valuenow', '80')

  await line(page).dblclick()
  await expect(line(page)).toHaveAttribute('aria-valuenow', '45')
})

test('on a narrow window the panels lie below the table', async ({ page, facts }) => {
  await page.setViewportSize({ width: 800, height: 900 })
  await page.goto(`${experimentPath(facts, 'isolation_forest')}?panels=1`)

  await expect(line(page)).toHaveAttribute('aria-orientation', 'horizontal')
  const table = await page.getByRole('region', { name: 'Table of runs' }).boundingBox()
  const below = await panels(page).boundingBox()
  expect(below?.y).toBeGreaterThan((table?.y ?? 0) + (table?.height ?? 0))
  await line(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(line(page)).toHaveAttribute('aria-valuenow', '47')
})

test('the search comes late and moves nothing, nor does the first selected run', async ({
  page,
  facts,
}) => {
  await page.setViewportSize({ width: 1600, height: 900 })
  const table = page.getByRole('region', { name: 'Table of runs' })
  const top = async () => (await table.boundingBox())?.y
  const searched = `panels=1&filter=${encodeURIComponent("status = 'FINISHED'")}`
  for (const view of ['', 'panels=1', searched, `${searched}&split=25`]) {
    const held: Route[] = []
    await page.route('**/WorkspaceSearch*.js', (route) => {
      held.push(route)
    })
    await page.goto(`${experimentPath(facts, 'isolation_forest')}?${view}`)
    await expect(row(page, 'contamination_0.10')).toBeVisible()
    const before = await top()

    await expect.poll(() => held.length).toBeGreaterThan(0)
    await Promise.all(held.map((route) => route.continue()))
    await page.unroute('**/WorkspaceSearch*.js')
    await expect(page.getByRole('combobox', { name: 'Filter runs' })).toBeVisible()
    expect(await top(), view).toBe(before)
    if (view.includes('split')) continue
    await row(page, 'contamination_0.10').getByRole('checkbox').click()
    await expect(page.getByRole('link', { name: 'Compare (1)' })).toBeVisible()
    expect(await top(), view).toBe(before)
  }
})

test('chips that have no room beside panels are scrolled to, by Tab and by wheel', async ({
  page,
  facts,
}) => {
  await page.goto(`${experimentPath(facts, 'isolation_forest')}?panels=1&split=25`)
  const first = page.getByRole('button', { name: 'Filter by Status' })
  const last = page.getByRole('button', { name: 'Filter by Started' })
  await expect(first).toBeInViewport()
  await expect(last).not.toBeInViewport()

  await first.hover()
  await page.mouse.wheel(0, 2_000)
  await expect(last).toBeInViewport()
  await expect(first).not.toBeInViewport()

  await page.getByRole('combobox', { name: 'Filter runs' }).focus()
  while (!(await last.evaluate((chip) => chip === document.activeElement))) {
    await page.keyboard.press('Tab')
  }
  await expect(last).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Started' })).toBeVisible()
})

test('a selected run has one colour in the table, the legend and the chart', async ({
  page,
  facts,
}) => {
  await page.goto(`${experimentPath(facts, 'isolation_forest')}?panels=1`)
  const boxes = []
  for (const name of ['contamination_0.10', 'contamination_0.03']) {
    const box = row(page, name).getByRole('checkbox')
    await box.click()
    await expect(box).toBeChecked()
    boxes.push(box)
  }

  const colours = await Promise.all(boxes.map((box) => styleOf(box, 'color')))
  expect(new Set(colours).size).toBe(2)
  await expect
    .poll(async () => (await paintedColours(chart(page))).toSorted())
    .toEqual(colours.toSorted())
  const legend = panels(page).getByRole('list', { name: 'Runs' }).getByRole('listitem')
  await expect(legend).toHaveText(['contamination_0.10', 'contamination_0.03'])
  for (const [i, colour] of colours.entries()) {
    await expect(legend.nth(i).locator('span')).toHaveCSS('background-color', colour)
  }
})

test('pointing at a row lights up its line, and pointing at a line its row', async ({
  page,
  facts,
}) => {
  const names = ['contamination_0.10', 'contamination_0.03']
  await page.goto(`${experimentPath(facts, 'isolation_forest')}?panels=1`)
  for (const name of names) {
    await row(page, name).getByRole('checkbox').click()
    await expect(row(page, name).getByRole('checkbox')).toBeChecked()
  }
  const colourOf = (name: string) => styleOf(row(page, name).getByRole('checkbox'), 'color')
  const [own, other] = [await colourOf('contamination_0.10'), await colourOf('contamination_0.03')]
  await expect.poll(() => paintedColours(chart(page))).toHaveLength(2)
  const behind = chart(page).locator('[data-behind]')

  await row(page, 'contamination_0.10').hover()
  await expect(behind).toHaveCSS('opacity', '0.25')
  expect(await paintedColours(chart(page), 40, 'above')).toEqual([own])

  const place = await placeOn(chart(page), other)
  await page.mouse.move(place.x, place.y)
  await expect(row(page, 'contamination_0.03')).toHaveAttribute('data-highlighted')
  await expect(row(page, 'contamination_0.10')).not.toHaveAttribute('data-highlighted')
  expect(await paintedColours(chart(page), 40, 'above')).toContain(other)

  await page.mouse.move(2, 2)
  await expect(row(page, 'contamination_0.03')).not.toHaveAttribute('data-highlighted')
  await expect(behind).toHaveCount(0)
})
