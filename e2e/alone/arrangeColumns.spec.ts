import type { Page } from '@playwright/test'
import { fillStore } from './fillStore.ts'
import { expect, test } from './servers.ts'

const header = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true })
const placeOf = async (page: Page, name: string) => {
  const place = await header(page, name).boundingBox()
  if (!place) throw new Error(`The column ${name} is not on screen`)
  return place
}

test('columns are dragged to another place and to another width, and stay so', async ({
  page,
  request,
  url,
}) => {
  const { forest } = await fillStore(request, url)
  await page.goto(forest)
  await expect(page.getByRole('combobox', { name: 'Filter runs' })).toBeVisible()
  expect((await placeOf(page, 'f1')).x).toBeLessThan((await placeOf(page, 'loss')).x)

  await header(page, 'loss').dragTo(header(page, 'f1'))
  await expect
    .poll(async () => (await placeOf(page, 'f1')).x - (await placeOf(page, 'loss')).x)
    .toBeGreaterThan(0)

  const before = await placeOf(page, 'f1')
  const [edge, middle] = [before.x + before.width, before.y + before.height / 2]
  await page.mouse.move(edge, middle)
  await page.mouse.down()
  await page.mouse.move(edge + 60, middle, { steps: 5 })
  await page.mouse.up()
  await expect.poll(async () => (await placeOf(page, 'f1')).width).toBeCloseTo(before.width + 60, 0)
  // The drag of the edge moved no column.
  expect((await placeOf(page, 'loss')).x).toBeLessThan((await placeOf(page, 'f1')).x)

  await page.reload()
  await expect(header(page, 'f1')).toBeVisible()
  expect((await placeOf(page, 'f1')).width).toBeCloseTo(before.width + 60, 0)
  expect((await placeOf(page, 'loss')).x).toBeLessThan((await placeOf(page, 'f1')).x)

  await page.mouse.dblclick(edge + 60, middle)
  await expect.poll(async () => (await placeOf(page, 'f1')).width).toBeCloseTo(before.width, 0)
})
