import type { Page } from '@playwright/test'
import { problemsInBothThemes } from './accessible.ts'
import { runIdOf } from './facts.ts'
import { expect, test } from './fixtures.ts'

const RUN = 'contamination_0.05'
const MODEL = `Copied 50% "here" #1`

const dialogOf = (page: Page) => page.getByRole('dialog')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function choose(page: Page, menu: string, item: string) {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('the page of a model shows its versions, compares two and tells its history', async ({
  page,
}) => {
  await page.goto('/models/IsolationForestDetector')

  const table = page.getByRole('table', { name: 'Versions' })
  await expect(table.getByRole('row')).toHaveCount(4)
  await expect(table.getByRole('row', { name: 'Version 2' })).toContainText('@champion')
  await page.getByRole('checkbox', { name: 'Compare version 1' }).check()
  await page.getByRole('checkbox', { name: 'Compare version 2' }).check()
  await expect(page.getByRole('table', { name: 'Params that differ' })).toContainText(
    'contamination',
  )
  await expect(page).toHaveURL(/\?a=1&b=2$/)
  await expect(
    page.getByRole('list', { name: 'What happened, newest first' }).getByText(/by another tool/),
  ).not.toHaveCount(0)
  await expect(page.getByText('In Production now')).toBeVisible()
  await expect(page.getByRole('list', { name: /by version$/ }).first()).toBeVisible()
  expect(await problemsInBothThemes(page)).toEqual([])
})

test('a version shows where it comes from and how it is loaded', async ({ page, facts }) => {
  await page.goto('/models/IsolationForestDetector/versions/2')

  const lineage = page.getByRole('list', { name: 'Lineage' })
  await expect(lineage.getByRole('link', { name: RUN })).toHaveAttribute(
    'href',
    `/runs/${runIdOf(facts, RUN)}`,
  )
  await expect(lineage).toContainText('Staging')
  const load = page.getByRole('region', { name: 'Load it' })
  await expect(load).toContainText('mlflow.sklearn.load_model("models:/IsolationForestDetector/2")')
  await load.getByText('@champion').click()
  await expect(load).toContainText('models:/IsolationForestDetector@champion')
  await expect(page.getByRole('region', { name: 'Model', exact: true })).toContainText('sklearn')
  expect(await problemsInBothThemes(page)).toEqual([])
})

test('a run is registered, its version copied and moved to another name, and all of it deleted', async ({
  page,
  facts,
}) => {
  const first = `Registered ${crypto.randomUUID()}`
  const copied = `${MODEL} ${crypto.randomUUID()}`
  await page.goto(`/runs/${runIdOf(facts, RUN)}`)

  await test.step('register', async () => {
    await page.getByRole('button', { name: 'Register a model…' }).click()
    const dialog = dialogOf(page)
    await dialog.getByLabel('Model').fill(first)
    await expect(dialog).toContainText('No model is called so yet')
    await dialog.getByRole('button', { name: 'Register' }).click()
    await page.getByRole('button', { name: 'Open version 1' }).click()
    await expect(heading(page)).toHaveText(`${first} version 1`)
    await expect(page.getByRole('region', { name: 'Model', exact: true })).toContainText('sklearn')
  })

  await test.step('copy', async () => {
    await choose(page, 'Actions for this version', 'Copy to another model…')
    await dialogOf(page).getByLabel('To the model').fill(copied)
    await expect(dialogOf(page)).toContainText('it is made')
    await dialogOf(page).getByRole('button', { name: 'Copy' }).click()
    await expect(heading(page)).toHaveText(`${copied} version 1`)
    await expect(page.getByRole('list', { name: 'Lineage' })).toContainText(`copied from ${first}`)
    // The copy has the same files.
    await expect(page.getByRole('region', { name: 'Model', exact: true })).toContainText('sklearn')
  })

  await test.step('copy the copy, whose name has to be escaped', async () => {
    await choose(page, 'Actions for this version', 'Copy to another model…')
    await dialogOf(page).getByLabel('To the model').fill(first)
    await dialogOf(page).getByRole('button', { name: 'Copy' }).click()
    await expect(heading(page)).toHaveText(`${first} version 2`)
  })

  await test.step('describe, and give an alias', async () => {
    await page.getByRole('button', { name: 'Edit…', exact: true }).click()
    await dialogOf(page).getByLabel('Markdown').fill('Made **twice**')
    await dialogOf(page).getByRole('button', { name: 'Save' }).click()
    await expect(page.locator('strong', { hasText: 'twice' })).toBeVisible()
    await page.getByRole('button', { name: 'Set an alias…' }).click()
    await dialogOf(page).getByLabel('Alias').fill('champion')
    await dialogOf(page).getByLabel('Reason').fill('it is the newer')
    await dialogOf(page).getByRole('button', { name: 'Set the alias' }).click()
    await expect(page.getByText('@champion was given to version 2.')).toBeVisible()
  })

  await test.step('delete the version, which is named as in use', async () => {
    await choose(page, 'Actions for this version', 'Delete…')
    await expect(dialogOf(page)).toContainText('It is @champion')
    await dialogOf(page).getByRole('button', { name: 'Delete version 2' }).click()
    await expect(heading(page)).toHaveText(first)
    await expect(page.getByRole('table', { name: 'Versions' }).getByRole('row')).toHaveCount(2)
  })

  await test.step('rename', async () => {
    await choose(page, 'Actions for this model', 'Rename…')
    const name = dialogOf(page).getByLabel('Name')
    await name.fill(copied)
    await dialogOf(page).getByRole('button', { name: 'Rename' }).click()
    await expect(dialogOf(page).getByRole('alert')).toContainText(copied)
    await name.fill(`${first} renamed`)
    await dialogOf(page).getByRole('button', { name: 'Rename' }).click()
    await expect(heading(page)).toHaveText(`${first} renamed`)
  })

  await test.step('delete', async () => {
    await choose(page, 'Actions for this model', 'Delete…')
    await dialogOf(page)
      .getByRole('button', { name: /^Delete the model/ })
      .click()
    await expect(page).toHaveURL(/\/models$/)
    await page.goto(`/models/${encodeURIComponent(copied)}`)
    await choose(page, 'Actions for this model', 'Delete…')
    await dialogOf(page)
      .getByRole('button', { name: /^Delete the model/ })
      .click()
    await expect(page).toHaveURL(/\/models$/)
    await page.goto(`/models/${encodeURIComponent(first)}`)
    await expect(page.getByText(`There is no model “${first}”.`)).toBeVisible()
  })
})
