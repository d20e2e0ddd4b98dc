// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { startServer } from '#src/testing/renderApp.tsx'
import { queryClient } from './queryClient.ts'
import { recallRuns } from './runMemory.ts'
import { RunFeed } from './runFeed.ts'
import { runSource } from './runSource.ts'

beforeEach(() => {
  queryClient.clear()
  vi.stubGlobal('indexedDB', new IDBFactory())
})
afterEach(() => vi.useRealTimers())

async function serverWithRuns(count: number) {
  const server = await startServer()
  const experimentId = await server.createExperiment('detectors')
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    const startedAt = new Date(2024, 0, 1, 0, index)
    ids.push(await server.logRun({ experimentId, name: `run ${index}`, startedAt }))
  }
  return { server, experimentId, ids }
}

/** A feed that somebody listens to until the test ends. */
function openFeed(experimentId: string, source = runSource) {
  const feed = new RunFeed([experimentId], source)
  const close = feed.subscribe(() => {})
  onTestFinished(() => {
    close()
    // Experiments of all tests have the same id.
    feed.forget()
  })
  return Object.assign(feed, { close })
}

const compareText = (a: string, b: string) => a.localeCompare(b)

const names = (feed: RunFeed) => {
  const { table } = feed.getState()
  return Array.from(table.rows(), (row) => table.names[row] ?? '').toSorted(compareText)
}

async function whenDone(feed: RunFeed) {
  await expect.poll(() => feed.getState()).toMatchObject({ complete: true, loading: null })
}

/** Runs are remembered after a lull. */
async function whenRemembered(experimentId: string, count: number) {
  const remembered = async () => {
    const blocks = await recallRuns((await runSource()).store, experimentId)
    return blocks?.flatMap(({ ids }) => ids)
  }
  await expect.poll(remembered).toHaveLength(count)
}

test('brings all runs of an experiment, page by page, and says when they are here', async () => {
  const { experimentId } = await serverWithRuns(80)

  const feed = openFeed(experimentId)
  expect(feed.getState()).toMatchObject({ complete: false })
  await whenDone(feed)

  expect(names(feed)).toHaveLength(80)
  expect(feed.getState().updatedAt).toBeGreaterThan(0)
})

test('a start tells when the newest runs are here, and ends without them where they do not come', async () => {
  const { server, experimentId } = await serverWithRuns(40)
  const feed = openFeed(experimentId)

  await feed.start()
  expect(names(feed)).toContain('run 39')
  expect(feed.getState().complete).toBe(false)

  server.disconnect()
  queryClient.clear()
  const later = openFeed('another')
  await later.start()
  expect(names(later)).toEqual([])
})

test('shows what an earlier visit remembered, even while the backend is away', async () => {
  const { server, experimentId } = await serverWithRuns(3)
  const first = openFeed(experimentId)
  await whenRemembered(experimentId, 3)
  first.close()

  server.disconnect()
  const second = openFeed(experimentId)

  await expect.poll(() => names(second)).toEqual(['run 0', 'run 1', 'run 2'])
  await expect.poll(() => second.getState().problem?.message).toMatch('does not answer')
})

test('what others deleted, renamed, tagged or added since is right after one check', async () => {
  const { server, experimentId, ids } = await serverWithRuns(4)
  const first = openFeed(experimentId)
  await whenRemembered(experimentId, 4)
  first.close()
  const [deleted = '', renamed = '', tagged = ''] = ids
  await server.post('runs/delete', { run_id: deleted })
  await server.post('runs/update', { run_id: renamed, run_name: 'other' })
  await server.post('runs/set-tag', { run_id: tagged, key: 'team', value: 'x' })
  await server.logRun({ experimentId, name: 'added', startedAt: new Date(2020, 0, 1) })

  const second = openFeed(experimentId)
  await whenDone(second)

  expect(names(second)).toEqual(['added', 'other', 'run 2', 'run 3'])
  const { table } = second.getState()
  expect(table.tag(table.rowOf(tagged) ?? -1, 'team')).toBe('x')
  await whenRemembered(experimentId, 4)
})

test('works without a memory', async () => {
  const { experimentId } = await serverWithRuns(2)
  vi.stubGlobal('indexedDB', undefined)

  const feed = openFeed(experimentId)
  await whenDone(feed)

  expect(names(feed)).toEqual(['run 0', 'run 1'])
})

test('runs that were changed are asked for again by id, and leave when they are gone', async () => {
  const { server, experimentId, ids } = await serverWithRuns(3)
  const feed = openFeed(experimentId)
  await whenDone(feed)
  await server.post('runs/delete', { run_id: ids[0] })
  await server.post('runs/update', { run_id: ids[1], run_name: 'other' })

  await feed.touch(ids)

  expect(names(feed)).toEqual(['other', 'run 2'])
})

test('polls for what is new and for what is active, as long as somebody listens', async () => {
  const { server, experimentId } = await serverWithRuns(1)
  const active = await server.logRun({ experimentId, name: 'active', status: 'RUNNING' })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  const feed = openFeed(experimentId)
  await whenDone(feed)
  await server.post('runs/update', { run_id: active, status: 'FINISHED', end_time: Date.now() })
  await server.logRun({ experimentId, name: 'new' })

  await vi.advanceTimersByTimeAsync(5_000)
  await expect.poll(() => names(feed)).toEqual(['active', 'new', 'run 0'])
  const statusOf = ({ table }: ReturnType<RunFeed['getState']>) =>
    table.statuses[table.rowOf(active) ?? -1]
  await expect.poll(() => statusOf(feed.getState())).toBe('FINISHED')

  feed.close()
  await vi.advanceTimersByTimeAsync(100)
  const fetched = vi.spyOn(globalThis, 'fetch')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(fetched).not.toHaveBeenCalled()
})

test('a backend that comes back is asked on by itself', async () => {
  const { server, experimentId } = await serverWithRuns(2)
  server.disconnect()
  const feed = openFeed(experimentId)
  await expect.poll(() => feed.getState().problem).not.toBe(null)

  server.reconnect()

  await expect.poll(() => feed.getState()).toMatchObject({ complete: true, problem: null })
  expect(names(feed)).toEqual(['run 0', 'run 1'])
})

const slowly = async () => ({ ...(await runSource()), pageSizes: { first: 1, most: 1 } })

test('a load that was stopped keeps what came, and another one completes it', async () => {
  const { experimentId } = await serverWithRuns(60)
  let asked = 0
  const feed: RunFeed = openFeed(experimentId, async () => {
    const { ask, ...source } = await slowly()
    return {
      ...source,
      ask: (request, signal) => {
        asked += 1
        if (asked === 9) feed.stop()
        return ask(request, signal)
      },
    }
  })
  await expect.poll(() => asked).toBe(9)
  await expect.poll(() => feed.getState()).toMatchObject({ complete: false, loading: null })
  expect(names(feed).length).toBeGreaterThan(0)

  feed.refresh()
  await whenDone(feed)

  expect(names(feed)).toHaveLength(60)
})
