import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { runBlock } from '#src/testing/runBlock.ts'
import { type PageRequest, walkRuns } from './runWalk.ts'

type Start = { id: string; startedAt: number }

/** Answers as MLflow does: by start, then by id upwards whichever the order, and with an offset for a token. */
function backendWith(starts: readonly Start[]) {
  const asked: PageRequest[] = []
  let most = 0
  let underWay = 0
  const ask = async (request: PageRequest) => {
    asked.push(request)
    most = Math.max(most, ++underWay)
    await new Promise((resolve) => setTimeout(resolve, 0))
    underWay--
    const sign = request.orderBy[0]?.endsWith('DESC') ? -1 : 1
    const ordered = starts.toSorted(
      (a, b) => sign * (a.startedAt - b.startedAt) || (a.id < b.id ? -1 : 1),
    )
    const offset = Number(request.pageToken ?? 0)
    const runs = ordered.slice(offset, offset + request.maxResults)
    const end = offset + runs.length
    const nextPageToken = end < ordered.length ? String(end) : null
    return { block: runBlock(runs), nextPageToken, total: null }
  }
  return { ask, asked, mostUnderWay: () => most }
}

const pageSizes = { first: 2, most: 4 }

async function idsFrom(backend: ReturnType<typeof backendWith>, bothWays: boolean) {
  const ids: string[] = []
  const { signal } = new AbortController()
  const onPage = ({ block }: { block: { ids: string[] } }) => void ids.push(...block.ids)
  await walkRuns({ ask: backend.ask, pageSizes, bothWays, onPage, signal })
  return ids
}

test('finds every run from one end or from both, however many start at the same time', async () => {
  const starts = fc.uniqueArray(
    fc.record({ id: fc.uuid(), startedAt: fc.integer({ min: 0, max: 4 }) }),
    { selector: ({ id }) => id, maxLength: 60 },
  )
  await fc.assert(
    fc.asyncProperty(starts, fc.boolean(), async (runs, bothWays) => {
      const found = await idsFrom(backendWith(runs), bothWays)
      expect([...new Set(found)].toSorted()).toEqual(runs.map(({ id }) => id).toSorted())
    }),
    { numRuns: 60 },
  )
})

test('asks for little at first, then for more, never for more than two pages at once', async () => {
  const runs = Array.from({ length: 40 }, (_, index) => ({ id: `r${index}`, startedAt: index }))
  const backend = backendWith(runs)

  await idsFrom(backend, true)

  expect(backend.asked.map(({ maxResults }) => maxResults).slice(0, 3)).toEqual([2, 4, 4])
  expect(backend.mostUnderWay()).toBe(2)
  // What the two ways both ask for is at most the pages in which they meet.
  expect(backend.asked.reduce((sum, { maxResults }) => sum + maxResults, 0)).toBeLessThan(54)
})

test('ends with the failure of a page, and asks no further', async () => {
  const backend = backendWith(Array.from({ length: 40 }, (_, i) => ({ id: `r${i}`, startedAt: i })))
  const { signal } = new AbortController()
  const ask = (request: PageRequest) =>
    backend.asked.length < 3 ? backend.ask(request) : Promise.reject(new Error('gone'))

  const walk = walkRuns({ ask, pageSizes, bothWays: true, onPage: () => {}, signal })

  await expect(walk).rejects.toThrow('gone')
  expect(backend.asked.length).toBe(3)
})
