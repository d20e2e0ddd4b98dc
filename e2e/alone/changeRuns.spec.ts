import type { APIRequestContext, Page } from '@playwright/test'
import { getRunResponse } from '#protocol/runs.ts'
import { send } from './log.ts'
import { expect, test as base } from './servers.ts'

type Store = {
  /** Logs a run of this name, later than those before. Returns its id. */
  log: (name: string, parentId?: string) => Promise<string>
  read: (runId: string) => Promise<{ name: string; stage: string; tags: Map<string, string> }>
  send: (endpoint: string, data: object) => Promise<unknown>
}

/** With a store of its own, and relative addresses in it. */
const test = base.extend<{ store: Store }>({
  baseURL: async ({ url }, provide) => provide(url),
  store: async ({ request, url }, provide) => provide(storeAt(request, url)),
})

function storeAt(request: APIRequestContext, url: string): Store {
  let logged = 0
  return {
    send: (endpoint, data) => send(request, url, endpoint, data),

    log: async (name, parentId) => {
      const created = await send(request, url, 'runs/create', {
        experiment_id: '0',
        run_name: name,
        start_time: Date.UTC(2025, 0) + ++logged,
        tags: parentId === undefined ? [] : [{ key: 'mlflow.parentRunId', value: parentId }],
      })
      return getRunResponse.parse(created).run.info.run_id
    },

    read: async (runId) => {
      const query = new URLSearchParams({ run_id: runId })
      const response = await request.get(`${url}/api/2.0/mlflow/runs/get?${query}`)
      const { info, data } = getRunResponse.parse(await response.json()).run
      return {
        name: info.run_name,
        stage: info.lifecycle_stage,
        tags: new Map(data.tags.map(({ key, value }) => [key, value])),
      }
    },
  }
}

const namesOf = (page: Page) =>
  page.getByRole('region', { name: 'Table of runs' }).getByRole('rowheader')

/** Opens the runs, selects those of these names, and chooses what to do with them. */
async function act(page: Page, names: readonly string[], action: string) {
  await page.goto('/experiments/0')
  for (const name of names) {
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check()
  }
  await page.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('a run gets another name in the table and on the server', async ({ page, store }) => {
  const lstm = await store.log('lstm')
  await store.log('forest')

  await act(page, ['lstm'], 'Rename…')
  await page.getByRole('textbox', { name: 'Name' }).fill('lstm "2" 100% <b>')
  await page.keyboard.press('Enter')

  await expect(page.getByText('“lstm” was renamed.')).toBeVisible()
  await expect(namesOf(page)).toHaveText(['forest', 'lstm "2" 100% <b>'])
  expect((await store.read(lstm)).name).toBe('lstm "2" 100% <b>')
})

test('several runs get a tag at once', async ({ page, store }) => {
  const runIds = [await store.log('a'), await store.log('b'), await store.log('c')]

  await act(page, ['a', 'c'], 'Tags…')
  await page.getByRole('textbox', { name: 'Key' }).fill('reviewed by')
  await page.getByRole('textbox', { name: 'Value' }).fill("O'Neil")
  await page.keyboard.press('Enter')

  await expect(page.getByText('2 runs were retagged.')).toBeVisible()
  const runs = await Promise.all(runIds.map(store.read))
  expect(runs.map(({ tags }) => tags.get('reviewed by'))).toEqual(["O'Neil", undefined, "O'Neil"])
})

test('deleted runs leave the table, and come back by an undo', async ({ page, store }) => {
  const runIds = [await store.log('a'), await store.log('b')]
  const stages = async () => (await Promise.all(runIds.map(store.read))).map(({ stage }) => stage)
  await store.log('c')

  await act(page, ['a', 'b'], 'Delete')
  await expect(page.getByText('2 runs were deleted.')).toBeVisible()
  await expect(namesOf(page)).toHaveText(['c'])
  expect(await stages()).toEqual(['deleted', 'deleted'])

  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByText('2 runs were restored.')).toBeVisible()
  await expect(namesOf(page)).toHaveText(['c', 'b', 'a'])
  expect(await stages()).toEqual(['active', 'active'])
})

test('the runs nested in a deleted one stay, unless they are to go with it', async ({
  page,
  store,
}) => {
  const sweep = await store.log('sweep')
  const trial = await store.log('trial', sweep)

  await act(page, ['sweep'], 'Delete')
  await page.getByRole('checkbox', { name: 'Also delete its 1 nested run' }).check()
  await page.getByRole('button', { name: 'Delete 2 runs' }).click()

  await expect(page.getByText('2 runs were deleted.')).toBeVisible()
  expect((await store.read(trial)).stage).toBe('deleted')
})

test('a run that somebody else deleted is not renamed, and the server says why', async ({
  page,
  store,
}) => {
  const run = await store.log('a')
  await store.log('b')

  await act(page, ['a'], 'Rename…')
  await page.getByRole('textbox', { name: 'Name' }).fill('late')
  await store.send('runs/delete', { run_id: run })
  await page.keyboard.press('Enter')

  const problem = page.getByRole('alert').filter({ hasText: '“a” was not renamed.' })
  await expect(problem).toContainText('must be in the active state')
})
