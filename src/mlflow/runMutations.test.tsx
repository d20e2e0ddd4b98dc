import { expect, test } from 'vitest'
import { startServer } from '#src/testing/renderApp.tsx'
import { queryClient } from './queryClient.ts'
import {
  deleteRun,
  deleteRunTag,
  forEachRun,
  renameRun,
  restoreRun,
  setRunTag,
} from './runMutations.ts'
import { runQueries } from './runs.ts'

/** As the server has the run now, whatever was known of it before. */
const readRun = (runId: string) =>
  queryClient.fetchQuery({ ...runQueries.detail(runId), staleTime: 0 })

test('a run gets another name, and tags come and go', async () => {
  const server = await startServer()
  const id = await server.logRun({ name: 'lstm', tags: { phase: 'tuning' } })

  await renameRun(id, 'lstm <b>"best"</b> 100%')
  await setRunTag(id, 'reviewed by', "O'Neil")
  await deleteRunTag(id, 'phase')

  const { name, tags } = await readRun(id)
  expect(name).toBe('lstm <b>"best"</b> 100%')
  expect(tags.get('reviewed by')).toBe("O'Neil")
  expect(tags.has('phase')).toBe(false)
})

test('a deleted run can be restored, and only then be changed', async () => {
  const server = await startServer()
  const id = await server.logRun({})

  await deleteRun(id)
  await deleteRun(id)
  expect((await readRun(id)).deleted).toBe(true)
  await expect(renameRun(id, 'late')).rejects.toThrow('must be in the active state')

  await restoreRun(id)
  await renameRun(id, 'back')
  expect(await readRun(id)).toMatchObject({ name: 'back', deleted: false })
})

test('of many runs those that fail are told by the reason, and the others are done', async () => {
  const server = await startServer()
  const ids = [await server.logRun({}), 'unknown', await server.logRun({})]
  const [first, , last] = ids

  const { done, failures } = await forEachRun(ids, (id) => setRunTag(id, 'team', 'risk'))

  expect(new Set(done)).toEqual(new Set([first, last]))
  expect(failures).toEqual([{ runId: 'unknown', reason: 'No run with the id "unknown" exists.' }])
})

test('at most four runs are in the works at once, and each end is told', async () => {
  const finished: number[] = []
  let running = 0
  let most = 0
  const ids = Array.from({ length: 11 }, (_, index) => `run ${index}`)

  await forEachRun(
    ids,
    async () => {
      most = Math.max(most, ++running)
      await Promise.resolve()
      running--
    },
    { onProgress: (count) => finished.push(count) },
  )

  expect(most).toBe(4)
  expect(finished).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
})

test('what is known of a run is out of date once it was changed', async () => {
  const server = await startServer()
  const id = await server.logRun({})
  const { queryKey } = runQueries.detail(id)
  await readRun(id)

  await forEachRun([id], (runId) => renameRun(runId, 'new'))

  expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(true)
})
