import type { Page } from '@playwright/test'
import { logRun, send } from './log.ts'
import { expect, test } from './servers.ts'

const DATABASE = 'tidemark-runs'

/** How many experiments are remembered. */
const remembered = (page: Page) =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const database = opening.result
          const counting = database.transaction('experiments').objectStore('experiments').count()
          counting.addEventListener('success', () => {
            database.close()
            resolve(counting.result)
          })
        })
      }),
    DATABASE,
  )

/** Changes what is remembered of one run: to something else altogether, or into nonsense of the right lengths. */
const damage = (page: Page, how: 'replace' | 'scramble') =>
  page.evaluate(
    ([name, how]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('success', () => {
          const database = opening.result
          const transaction = database.transaction('blocks', 'readwrite')
          const cursors = transaction.objectStore('blocks').openCursor()
          cursors.addEventListener('success', () => {
            const cursor = cursors.result
            if (!cursor) return
            const block: unknown = cursor.value
            if (typeof block !== 'object') return
            const nonsense = { names: [null], statuses: [{ a: 1 }] }
            cursor.update(how === 'replace' ? 'garbage' : { ...block, ...nonsense })
            cursor.continue()
          })
          transaction.addEventListener('error', () => reject(transaction.error))
          transaction.addEventListener('complete', () => {
            database.close()
            resolve()
          })
        })
      }),
    [DATABASE, how] as const,
  )

/** Puts a database of that version, which holds nothing that is known, in place of the app's. */
const replaceDatabase = (page: Page, version: number) =>
  page.evaluate(
    ([name, version]) =>
      new Promise<void>((resolve, reject) => {
        indexedDB.deleteDatabase(name)
        const opening = indexedDB.open(name, version)
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('other'))
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          opening.result.close()
          resolve()
        })
      }),
    [DATABASE, version] as const,
  )

const limitTo = async (page: Page, quotaSize: number) => {
  const client = await page.context().newCDPSession(page)
  await client.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(page.url()).origin,
    quotaSize,
  })
}

type Fault = {
  /** Done before the page is opened for the first time. */
  before?: (page: Page) => Promise<unknown>
  /** Done between two visits, where the first could remember something. */
  between?: (page: Page) => Promise<unknown>
}

const faults: Record<string, Fault> = {
  'is garbage': { between: (page) => damage(page, 'replace') },
  'is nonsense in the right form': { between: (page) => damage(page, 'scramble') },
  'was left by a newer version': { between: (page) => replaceDatabase(page, 99) },
  'has lost its stores': { between: (page) => replaceDatabase(page, 1) },
  'is full': { between: (page) => limitTo(page, 1) },
  'is refused': {
    before: (page) =>
      page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('The user denied it', 'SecurityError')
        }
      }),
  },
  'is not there': {
    before: (page) =>
      page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined })),
  },
  'never answers': {
    before: (page) =>
      page.addInitScript(() =>
        Object.defineProperty(IDBOpenDBRequest.prototype, 'addEventListener', {
          value: () => undefined,
        }),
      ),
  },
}

for (const [how, { before, between }] of Object.entries(faults)) {
  test(`all runs are shown where what was remembered ${how}`, async ({ page, request, url }) => {
    const first = await logRun(request, url, { experiment: 'kept', run: 'first' })
    const { experiment_id } = first
    await send(request, url, 'runs/log-batch', {
      run_id: first.run_id,
      params: [{ key: 'seed', value: '1' }],
      metrics: [{ key: 'f1', value: 0.5, step: 1, timestamp: 1 }],
    })
    await send(request, url, 'runs/update', { run_id: first.run_id, status: 'FINISHED' })
    const names = page.getByRole('region', { name: 'Table of runs' }).getByRole('rowheader')

    await before?.(page)
    await page.goto(`${url}/experiments/${experiment_id}`)
    await expect(names).toHaveText(['first'])
    if (between) {
      await expect.poll(() => remembered(page)).toBe(1)
      // The page has no business any more.
      await page.goto(`${url}/models`)
      await between(page)
    }
    await send(request, url, 'runs/create', {
      experiment_id,
      run_name: 'second',
      start_time: Date.now() + 1_000,
    })

    await page.goto(`${url}/experiments/${experiment_id}`)
    await expect(names).toHaveText(['second', 'first'])
    await expect(page.getByText('2 runs', { exact: true })).toBeVisible()
    await expect(page.getByRole('row', { name: /first/ })).toContainText('Finished')
    await expect(page.getByRole('gridcell', { name: '0.5', exact: true })).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Filter runs' })).toBeVisible()
    await expect(page.getByRole('alert').filter({ hasText: /\w/ })).toHaveCount(0)
  })
}
