import path from 'node:path'
import type { APIRequestContext, Page, Route } from '@playwright/test'
import { createExperimentResponse } from '#protocol/experiments.ts'
import { getRunResponse } from '#protocol/runs.ts'
import { send } from './alone/log.ts'
import { expect, test as base } from './emptyServer.ts'
import { startTidemark } from './startTidemark.ts'

const root = path.dirname(import.meta.dirname)

type Elsewhere = {
  /** Where Tidemark shows the experiment. */
  address: string
  /** Does to it, at the server itself, what another client does meanwhile. */
  changeRuns: () => Promise<void>
}

/** With four runs on a server of its own, which Tidemark is, or stands before. */
const test = base.extend<Elsewhere & { logged: Record<string, string>; experimentId: string }>({
  experimentId: async ({ request, emptyServer }, provide) => {
    const created = await send(request, emptyServer.url, 'experiments/create', { name: 'shared' })
    await provide(createExperimentResponse.parse(created).experiment_id)
  },
  logged: async ({ request, emptyServer, experimentId }, provide) => {
    const logged: Record<string, string> = {}
    for (const [index, name] of ['deleted', 'renamed', 'retagged', 'untouched'].entries()) {
      logged[name] = await log(request, emptyServer.url, experimentId, name, index)
    }
    await provide(logged)
  },
  address: [
    async ({ backendName, emptyServer, experimentId, logged: _logged }, provide) => {
      const gateway = backendName.startsWith('gateway')
        ? await startTidemark(root, [emptyServer.url])
        : null
      await provide(`${(gateway ?? emptyServer).url}/experiments/${experimentId}`)
      await gateway?.stop()
    },
    { timeout: 60_000 },
  ],
  changeRuns: async ({ request, emptyServer: { url }, experimentId, logged }, provide) =>
    provide(async () => {
      await send(request, url, 'runs/delete', { run_id: logged['deleted'] })
      await send(request, url, 'runs/update', { run_id: logged['renamed'], run_name: 'new name' })
      await send(request, url, 'runs/set-tag', {
        run_id: logged['retagged'],
        key: 'team',
        value: 'blue',
      })
      await log(request, url, experimentId, 'started', 9)
    }),
})

async function log(
  request: APIRequestContext,
  url: string,
  experiment_id: string,
  run_name: string,
  minute: number,
) {
  const created = await send(request, url, 'runs/create', {
    experiment_id,
    run_name,
    start_time: Date.UTC(2025, 0, 1, 0, minute),
    tags: [{ key: 'team', value: 'red' }],
  })
  const { run_id } = getRunResponse.parse(created).run.info
  const end_time = Date.UTC(2025, 0, 1, 1, minute)
  await send(request, url, 'runs/update', { run_id, status: 'FINISHED', end_time })
  return run_id
}

const namesOf = (page: Page) =>
  page.getByRole('region', { name: 'Table of runs' }).getByRole('rowheader')
const rowOf = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Table of runs' }).getByRole('row').filter({ hasText: name })

const SEARCHES = /runs\/search/
const OLD = ['untouched', 'retagged', 'renamed', 'deleted']
const NEW = ['started', 'untouched', 'retagged', 'new name']

/** What the other client did is all there, and nothing of what was before. */
async function expectNew(page: Page) {
  await expect(namesOf(page)).toHaveText(NEW)
  await expect(rowOf(page, 'retagged')).toContainText('blue')
  await expect(rowOf(page, 'untouched')).toContainText('red')
  await expect(page.getByText('4 runs', { exact: true })).toBeVisible()
  await isWhole(page)
}

/** The last of a page's code is here, so that it can be left. */
const isWhole = (page: Page) =>
  expect(page.getByRole('combobox', { name: 'Filter runs' })).toBeVisible()

test('what another client does to runs is shown by one refresh', async ({
  page,
  address,
  changeRuns,
}) => {
  await page.goto(address)
  await expect(namesOf(page)).toHaveText(OLD)
  await expect(page.getByText('4 runs', { exact: true })).toBeVisible()

  await changeRuns()
  await page.getByRole('button', { name: 'Refresh the runs' }).click()

  await expectNew(page)
})

test('what another client does between two visits is shown, remembered runs included', async ({
  page,
  address,
  changeRuns,
}) => {
  await page.goto(address)
  await expect(namesOf(page)).toHaveText(OLD)
  await expect.poll(() => remembered(page)).toBe(true)
  await isWhole(page)
  await page.goto('about:blank')
  await changeRuns()

  const held: Route[] = []
  let answered = false
  await page.route(SEARCHES, async (route) => {
    if (answered) await route.continue()
    else held.push(route)
  })
  await page.goto(address)
  await expect(namesOf(page)).toHaveText(OLD)
  answered = true
  // The page may have given one up in the meantime.
  await Promise.allSettled(held.map((route) => route.continue()))
  await expectNew(page)

  await expect.poll(() => remembered(page, 'new name')).toBe(true)
  await page.goto(address)
  await expectNew(page)
})

/** Whether runs are remembered, among them one of that name. */
const remembered = (page: Page, runName = 'untouched') =>
  page.evaluate(
    (runName) =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('tidemark-runs')
        opening.addEventListener('success', () => {
          const database = opening.result
          const reading = database.transaction('blocks').objectStore('blocks').getAll()
          reading.addEventListener('success', () => {
            database.close()
            resolve(JSON.stringify(reading.result).includes(`"${runName}"`))
          })
        })
      }),
    runName,
  )
