// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { startServer } from '#src/testing/renderApp.tsx'
import { queryClient } from './queryClient.ts'
import { runCountQuery } from './runCount.ts'
import { doubtRuns, forgetAllRuns, runFeedOf } from './runFeeds.ts'
import { recallTally } from './runMemory.ts'
import { runSource } from './runSource.ts'

beforeEach(async () => {
  queryClient.clear()
  vi.stubGlobal('indexedDB', new IDBFactory())
  await forgetAllRuns()
})

/** Ids differ between tests: what an experiment's feed still has to remember would be taken for the next one's. */
let experiments = 0

/** A server that does not count, as MLflow, with runs that start a minute apart. */
async function serverWithRuns(count: number) {
  const server = await startServer({ only: 'mlflow' })
  experiments++
  let experimentId = ''
  for (let number = 0; number < experiments; number++) {
    experimentId = await server.createExperiment(`detectors ${number}`)
  }
  const log = (minute: number, status: 'FINISHED' | 'RUNNING' = 'FINISHED') =>
    server.logRun({ experimentId, status, startedAt: new Date(2024, 0, 1, 0, minute) })
  for (let minute = 0; minute < count; minute++) await log(minute)
  return { server, experimentId, log }
}

const counted = (experimentId: string) =>
  queryClient.fetchQuery({ ...runCountQuery(experimentId), staleTime: 0 })

/** Opens the experiment and loads all of its runs. */
async function load(experimentId: string) {
  const feed = runFeedOf([experimentId])
  const close = feed.subscribe(() => {})
  onTestFinished(close)
  await expect.poll(() => feed.settled).toBe(true)
  return { feed, close }
}

/** As if the browser was closed after the runs were remembered. */
async function leave(experimentId: string, count: number) {
  const { feed, close } = await load(experimentId)
  await expect
    .poll(async () => recallTally((await runSource()).store, experimentId))
    .toMatchObject({ count })
  close()
  // Only the newest feeds are kept.
  for (const other of ['a', 'b', 'c', 'd']) runFeedOf([other])
  await expect.poll(() => feed.getState().loading).toBe(null)
  queryClient.clear()
}

/** What is asked of `runs/search` from now on. */
function watchSearches() {
  const { fetch } = globalThis
  const searches: string[] = []
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    if (path.endsWith('runs/search') && typeof init.body === 'string') searches.push(init.body)
    return fetch(path, init)
  })
  return searches
}

test('where nothing is known of an experiment, its newest runs tell how many there are at least', async () => {
  const { experimentId, log } = await serverWithRuns(25)
  expect(await counted(experimentId)).toMatchObject({ count: 25, active: 0, more: false })

  await log(30, 'RUNNING')

  expect(await counted(experimentId)).toEqual({
    count: 25,
    active: 1,
    more: true,
    lastStart: new Date(2024, 0, 1, 0, 30).getTime(),
    asOf: 'now',
  })
})

test('where all runs are loaded they are counted, and nothing is asked', async () => {
  const { experimentId } = await serverWithRuns(27)
  await load(experimentId)
  const searches = watchSearches()

  expect(await counted(experimentId)).toMatchObject({ count: 27, more: false, asOf: 'now' })
  expect(searches).toEqual([])
})

test('the count follows what the loaded experiment learns', async () => {
  const { experimentId, log } = await serverWithRuns(27)
  const { feed } = await load(experimentId)
  await log(40, 'RUNNING')

  feed.refresh()

  await expect
    .poll(() => queryClient.getQueryData(runCountQuery(experimentId).queryKey))
    .toMatchObject({
      count: 28,
      active: 1,
      more: false,
    })
})

test('of an experiment of an earlier visit only the runs that started since are asked for', async () => {
  const { server, experimentId, log } = await serverWithRuns(26)
  const running = await log(26, 'RUNNING')
  await leave(experimentId, 27)
  await log(50)
  const searches = watchSearches()

  expect(await counted(experimentId)).toMatchObject({
    count: 28,
    active: 1,
    more: false,
    asOf: 'earlierVisit',
  })
  expect(searches.filter((search) => search.includes(`"filter":""`))).toEqual([])

  await server.post('runs/update', { run_id: running, status: 'FINISHED' })
  expect(await counted(experimentId)).toMatchObject({ count: 28, active: 0 })
})

test('an earlier visit no longer tells the count once older runs are back from the trash', async () => {
  const { experimentId } = await serverWithRuns(27)
  await leave(experimentId, 27)
  expect(await counted(experimentId)).toMatchObject({ count: 27, more: false })

  await doubtRuns([experimentId])

  expect(await counted(experimentId)).toMatchObject({ count: 25, more: true, asOf: 'now' })
})
