import type { Locator, Page } from '@playwright/test'
import { problemsInBothThemes } from '../accessible.ts'
import { experimentPath } from '../facts.ts'
import { expect, test } from '../fixtures.ts'
import { reachOf, paintedColours, saved } from '../paintedLines.ts'

const chart = (page: Page, metric: string) =>
  page.getByRole('figure', { name: new RegExp(`^${metric} over`) })
const plot = (page: Page, metric: string) => page.getByRole('slider', { name: `Read ${metric}` })

async function boxOf(part: Locator) {
  const box = await part.boundingBox()
  if (!box) throw new Error('It is not on screen')
  return box
}

/** From a quarter of a plot's width to three, along one of its heights. */
async function dragAcross(page: Page, { x, y, width, height }: Awaited<ReturnType<typeof boxOf>>) {
  await page.mouse.move(x + width * 0.25, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.75, y + height / 2 + 4, { steps: 4 })
  await page.mouse.up()
}

test.beforeEach(async ({ page, facts }) => {
  await page.goto(`${experimentPath(facts, 'autoencoder')}?panels=1&panel-size=medium`)
  await expect(plot(page, 'loss')).toBeVisible()
})

test('a box shows a part of the steps in all charts, the address keeps it, a double click shows all', async ({
  page,
}) => {
  const box = await boxOf(plot(page, 'loss'))
  await dragAcross(page, box)

  await expect(page).toHaveURL(/zoom=step%3A[\d.]+%7E[\d.]+/)
  await expect(page).not.toHaveURL(/range=/)
  const shown = page.getByRole('button', { name: 'Show all' })
  await expect(shown.nth(1)).toBeVisible()
  await page.reload()
  await expect(shown.nth(1)).toBeVisible()

  await plot(page, 'loss').dblclick()
  await expect(page).not.toHaveURL(/zoom=/)
  await expect(shown).toHaveCount(0)

  await dragAcross(page, box)
  await expect(page).toHaveURL(/zoom=step/)
})

test('a box along both axes shows a part of the values, too, in its own chart only', async ({
  page,
}) => {
  const { x, y, width, height } = await boxOf(plot(page, 'loss'))
  await page.mouse.move(x + width * 0.2, y + height * 0.2)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.6, y + height * 0.7, { steps: 4 })
  await page.mouse.up()

  await expect(page).toHaveURL(/zoom=step/)
  await expect(page).toHaveURL(/range=[^&]*%7Eloss(&|$)/)
  await expect(page).not.toHaveURL(/range=[^&]*%7Eval_loss/)
})

test('the wheel with Ctrl zooms at the pointer, and dragging with Shift moves', async ({
  page,
}) => {
  const { x, y, width } = await boxOf(plot(page, 'loss'))
  await page.mouse.move(x + width / 2, y + 40)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -400)
  await page.keyboard.up('Control')
  await expect(page).toHaveURL(/zoom=step/)

  const before = page.url()
  await page.keyboard.down('Shift')
  await page.mouse.down()
  await page.mouse.move(x + width / 2 + 60, y + 40, { steps: 3 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page).not.toHaveURL(before)
})

test('the wheel alone scrolls the panels, on a chart as beside it', async ({ page, facts }) => {
  await page.goto(`${experimentPath(facts, 'autoencoder')}?panels=1&panel-size=large`)
  const { x, y } = await boxOf(plot(page, 'loss'))
  await page.mouse.move(x + 50, y + 40)
  await page.mouse.wheel(0, 300)

  const scroller = page.getByRole('region', { name: 'Panels of metrics' })
  await expect.poll(() => scroller.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(100)
  await expect(page).not.toHaveURL(/zoom=/)
})

test('where one chart is read, the others show the same step', async ({ page }) => {
  const { x, y, width } = await boxOf(plot(page, 'loss'))
  const above = chart(page, 'val_loss')
  expect(await paintedColours(above, 3, 'above')).toEqual([])

  await page.mouse.move(x + width / 2, y + 5)
  await expect(page.getByText(/^Step \d+$/)).toBeVisible()
  await expect.poll(async () => (await paintedColours(above, 3, 'above')).length).toBeGreaterThan(0)
  await page.mouse.move(2, 2)
  await expect.poll(() => paintedColours(above, 3, 'above')).toEqual([])
})

/** What is written beside the axes of a chart. */
const axisTexts = (page: Page, metric: string) =>
  chart(page, metric).locator('svg text').allTextContents()

test('every chart shows the last of several zooms', async ({ page }) => {
  await plot(page, 'loss').focus()
  const whole = await axisTexts(page, 'val_loss')
  for (let i = 0; i < 4; i++) await page.keyboard.press('+')
  await plot(page, 'val_loss').focus()
  await page.keyboard.press('Shift+ArrowRight')

  const steps = async (metric: string) =>
    (await axisTexts(page, metric)).filter((text) => /^\d+$/.test(text))
  await expect(page).toHaveURL(/zoom=step/)
  await expect.poll(() => axisTexts(page, 'val_loss')).not.toEqual(whole)
  await expect.poll(() => steps('loss')).toEqual(await steps('val_loss'))
  await page.keyboard.press('0')
  await expect.poll(() => axisTexts(page, 'val_loss')).toEqual(whole)
  await expect.poll(() => steps('loss')).toEqual(await steps('val_loss'))
})

test('keys zoom, move and show all, and the values are told', async ({ page }) => {
  await plot(page, 'loss').focus()
  await page.keyboard.press('End')
  await expect(plot(page, 'loss')).toHaveAttribute('aria-valuetext', /^Step \d+, /)
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect(page).toHaveURL(/zoom=step/)
  const before = page.url()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(page).not.toHaveURL(before)
  await page.keyboard.press('0')
  await expect(page).not.toHaveURL(/zoom=/)
})

test('smoothing is stated on the chart and in its files, and what was logged stays', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Charts' }).click()
  const smoothing = page.getByRole('slider', { name: 'Smoothing' })
  await smoothing.focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
  await expect(smoothing).toHaveAttribute('aria-valuetext', '10 steps')
  await page.keyboard.press('Escape')

  await expect(chart(page, 'loss')).toContainText('smoothed, half-life 10 steps')
  const csv = await saved(chart(page, 'loss'), 'Save points as CSV')
  expect(csv.name).toBe('loss.csv')
  const [header, first] = csv.text.split('\r\n')
  expect(header).toBe('metric,run_id,run,Step,value,logged,notes')
  expect(first).toContain('smoothed, half-life 10 steps')
  const svg = await saved(chart(page, 'loss'), 'Save as SVG')
  expect(svg.text).toContain('smoothed, half-life 10 steps')
  expect(svg.text).toMatch(/^<svg xmlns/)
})

test('what was logged once is saved as a picture and as numbers, with its runs and their step', async ({
  page,
  facts,
}) => {
  await page.goto(`${experimentPath(facts, 'statistical_methods')}?panels=1&panel-search=latency`)
  const values = page.getByRole('figure', { name: /^detection_latency_ms/ })
  await expect(values.getByRole('region')).toContainText('zscore_detector')

  const csv = await saved(values, 'Save points as CSV')
  expect(csv.name).toBe('detection_latency_ms.csv')
  const [header, ...rows] = csv.text.trimEnd().split('\r\n')
  expect(header).toBe('metric,run_id,run,Step,value,notes')
  expect(rows).toHaveLength(3)
  for (const row of rows) {
    expect(row).toMatch(
      /^detection_latency_ms,[0-9a-f]{32},\w+,0,[\d.]+,"?logged once, at step 0"?$/,
    )
  }
  const svg = await saved(values, 'Save as SVG')
  expect(svg.text).toMatch(/^<svg xmlns/)
  for (const text of ['detection_latency_ms', 'zscore_detector', 'logged once, at step 0']) {
    expect(svg.text).toContain(`>${text}</text>`)
  }
  const png = await saved(values, 'Save as PNG')
  expect(png.name).toBe('detection_latency_ms.png')
  // The width is the first number of the header that a PNG begins with.
  expect(png.bytes.readUInt32BE(16)).toBe(1_600)
})

test('points go by time or by another metric', async ({ page }) => {
  await page.getByRole('button', { name: 'Charts' }).click()
  const axis = page.getByRole('combobox', { name: 'X axis' })
  await axis.selectOption('Time since the first point')
  await expect(chart(page, 'loss')).toContainText('over time since the first point of each run')
  await axis.selectOption('loss')
  await expect(chart(page, 'val_loss')).toContainText('over loss, at the same steps')
})

test('a logarithmic x axis is zoomed, moved and read as any other, and its files say so', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Charts' }).click()
  await page.getByRole('checkbox', { name: 'Logarithmic x axis' }).check()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/x-scale=log/)
  await expect(chart(page, 'loss')).toContainText('logarithmic x axis')
  const csv = await saved(chart(page, 'loss'), 'Save points as CSV')
  expect(csv.text).toContain('logarithmic x axis')
  const svg = await saved(chart(page, 'loss'), 'Save as SVG')
  expect(svg.text).toContain('logarithmic x axis')

  // Of epochs 1 to 60, the middle is the eighth.
  const { x, y, width } = await boxOf(plot(page, 'loss'))
  await page.mouse.move(x + width / 2, y + 5)
  await expect(page.getByText(/^Step 8$/)).toBeVisible()
  const zoom = () => new URL(page.url()).searchParams.get('zoom')
  await page.mouse.down()
  await page.mouse.move(x + width, y + 5, { steps: 3 })
  await page.mouse.up()
  await expect.poll(zoom).toMatch(/^step:7\.[67]\d*~60$/)
  // By a quarter of what is in sight: to 60 / (60 / 7.75) ** 0.25.
  await page.keyboard.press('Shift+ArrowLeft')
  await expect.poll(zoom).toMatch(/^step:4\.6\d*~3[56]\.\d*$/)
  await page.mouse.move(x + width / 2, y + 5)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, 2_000)
  await page.keyboard.up('Control')
  await expect.poll(zoom).toBe(null)
})

test('colours, dashes and charts of their own stand for a param', async ({ page }) => {
  await page.getByRole('button', { name: 'Charts' }).click()
  await page.getByRole('combobox', { name: 'Colour by' }).selectOption({ index: 1 })
  await page.getByRole('combobox', { name: 'Dash by' }).selectOption({ index: 2 })
  await expect(page.getByRole('list', { name: 'Colours' })).toContainText('params.')
  await expect(page.getByRole('list', { name: 'Dashes' })).toContainText('params.')
  const colours = await page.getByRole('list', { name: 'Colours' }).getByRole('listitem').count()
  await expect
    .poll(async () => (await paintedColours(chart(page, 'loss'))).length)
    .toBeLessThanOrEqual(colours - 1)
})

test('an enlarged chart is as large as the window, and nothing in it is refused by axe', async ({
  page,
}) => {
  await chart(page, 'loss').getByRole('button', { name: 'Actions on loss' }).click()
  await page.getByRole('menuitem', { name: 'Enlarge' }).click()
  const large = page.getByRole('dialog').getByRole('slider', { name: 'Read loss' })
  await expect(large).toBeVisible()
  expect((await boxOf(large)).height).toBeGreaterThan(500)
  expect(await problemsInBothThemes(page)).toEqual([])
})

test('a line is painted from the left edge of its chart to the right, in either theme', async ({
  page,
}) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const box = await boxOf(plot(page, 'loss'))
    await expect
      .poll(async () => {
        const colours = await paintedColours(chart(page, 'loss'))
        const reaches = await Promise.all(colours.map((one) => reachOf(chart(page, 'loss'), one)))
        return Math.max(...reaches.map(({ left, right }) => right - left))
      })
      .toBeGreaterThan(box.width * 0.9)
  }
})
