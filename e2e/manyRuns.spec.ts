import path from 'node:path'
import { trainingClient } from '#src/testing/trainingClient.ts'
import { expect, test } from './emptyServer.ts'
import { startTidemark } from './startTidemark.ts'

test('of more runs than MLflow is asked for, the best is the best of all, and once opened they are counted', async ({
  page,
  emptyServer,
  backendName,
}) => {
  const isMlflow = backendName.startsWith('gateway')
  const server = trainingClient((address, init) => fetch(emptyServer.url + address, init))
  const experimentId = await server.createExperiment('folder/many')
  for (let index = 0; index < 30; index++) {
    // The best are the oldest, but for two that no number can be compared with.
    const loss = index === 0 ? -Infinity : index === 1 ? NaN : index / 100
    const startedAt = new Date(Date.UTC(2024, 0, 1, 0, index))
    await server.logRun({ experimentId, name: `run ${index}`, startedAt, metrics: { loss } })
  }
  const gateway = isMlflow ? await startTidemark(root, [emptyServer.url]) : null
  const url = gateway?.url ?? emptyServer.url

  await page.goto(`${url}/experiments`)
  const row = page.getByRole('row', { name: /many/ })
  await expect(row.getByRole('link', { name: '0.02 by run 2' })).toBeVisible()
  await expect(row.getByText(/^loss of the newest 25 runs, .* an older one\.$/)).toBeAttached()
  const inTree = page.getByRole('treeitem', { name: /many/ })
  await expect(inTree).toHaveText(isMlflow ? /25\+$/ : /30$/)

  await inTree.getByRole('link').click()
  await expect(page.getByText('30 runs', { exact: true })).toBeVisible()
  await expect(inTree).toHaveText(/30$/)

  await expect.poll(() => page.evaluate(rememberedExperiments)).toBe(1)
  await page.goto(`${url}/experiments`)
  await expect(inTree).toHaveText(/30$/)
  await expect(row.getByRole('link', { name: '0.02 by run 2' })).toBeVisible()
  await gateway?.stop()
})

/** How many experiments the browser remembers the runs of. */
const rememberedExperiments = () =>
  new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open('tidemark-runs')
    opening.addEventListener('error', () => reject(new Error('The memory cannot be opened')))
    opening.addEventListener('success', () => {
      const counting = opening.result.transaction('experiments').objectStore('experiments').count()
      counting.addEventListener('success', () => {
        opening.result.close()
        resolve(counting.result)
      })
    })
  })

const root = path.dirname(import.meta.dirname)
