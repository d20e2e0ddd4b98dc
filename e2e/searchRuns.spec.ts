import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { experimentPath } from './facts.ts'
import { expect, test } from './fixtures.ts'

const table = (page: Page) => page.getByRole('region', { name: 'Table of runs' })
const namesOf = (page: Page) => table(page).getByRole('rowheader')
const box = (page: Page) => page.getByRole('combobox', { name: 'Filter runs' })

test.beforeEach(async ({ page, facts }) => {
  await page.goto(experimentPath(facts, 'isolation_forest'))
  await expect(namesOf(page)).toHaveCount(3)
  await expect(box(page)).toBeVisible()
})

test('words find runs as they are typed, and Back shows all runs again', async ({ page }) => {
  await page.keyboard.press('/')
  await page.keyboard.type('0.05')

  await expect(namesOf(page)).toHaveText(['contamination_0.05'])
  await page.goBack()
  await expect(namesOf(page)).toHaveCount(3)
  await expect(box(page)).toHaveValue('')
})

test('a condition is written by keys alone, and a reload keeps it', async ({ page }) => {
  await box(page).pressSequentially('contam')
  await expect(page.getByRole('option', { name: /^params\.contamination/ })).toBeVisible()
  for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key)
  await expect(box(page)).toHaveValue('params.contamination ')
  for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key)
  await page.keyboard.type('05')
  await expect(page.getByRole('option')).toHaveText([/^'0\.05'/])
  for (const key of ['ArrowDown', 'Enter', 'Enter']) await page.keyboard.press(key)

  await expect(namesOf(page)).toHaveText(['contamination_0.05'])
  await page.reload()
  await expect(namesOf(page)).toHaveText(['contamination_0.05'])
  await expect(box(page)).toHaveValue("params.contamination = '0.05'")
})

test('a filter that cannot be read is explained, and the former one stays in force', async ({
  page,
}) => {
  await box(page).fill('0.05')
  await expect(namesOf(page)).toHaveCount(1)

  await box(page).fill('0.05 AND metrics.f1_score >')
  await expect(box(page)).toHaveAccessibleDescription(/A value is missing after >/)
  await expect(namesOf(page)).toHaveCount(1)
})

test('chips choose and take back conditions', async ({ page }) => {
  await page.getByRole('button', { name: 'Filter by Status' }).click()
  await page.getByRole('checkbox', { name: /^Finished/ }).check()
  await page.keyboard.press('Escape')

  await expect(box(page)).toHaveValue("status = 'FINISHED'")
  await expect(page.getByText(/^3 of 3 runs match/)).toBeVisible()
  await page.getByRole('button', { name: 'Clear Status' }).click()
  await expect(box(page)).toHaveValue('')
})

test('runs of the last days are found by a click', async ({ page }) => {
  await page.getByRole('button', { name: 'Filter by Started' }).click()
  await page.getByRole('button', { name: '7 days', exact: true }).click()

  await expect(box(page)).toHaveValue('start_time >= -7d')
  await expect(page.getByRole('button', { name: 'Filter by Started: last 7 days' })).toBeVisible()
})

test('its colours lie over the letters of a long filter, at either end', async ({ page }) => {
  await box(page).fill(`baseline AND (${'NOT params.a = "b" OR '.repeat(20)}c)`)
  const places = () =>
    box(page).evaluate((input) => [input.scrollLeft, input.nextElementSibling?.scrollLeft])

  await page.keyboard.press('End')
  await expect(async () => expect(new Set(await places()).size).toBe(1)).toPass()
  expect((await places())[0]).toBeGreaterThan(0)
  await page.keyboard.press('Home')
  await expect(async () => expect(await places()).toEqual([0, 0])).toPass()
})

test('box, list and chips pass axe', async ({ page }) => {
  await box(page).fill('metrics.')
  await expect(page.getByRole('listbox')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await box(page).fill('status =')
  await box(page).press('Enter')
  await expect(box(page)).toHaveAccessibleDescription(/A value is missing/)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
})
