// @vitest-environment jsdom
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { startServer } from '#src/testing/renderApp.tsx'
import { MetricSummaries } from './metricSummaries.ts'

afterEach(() => vi.useRealTimers())

const START = Date.UTC(2024, 0)
/** As the training client logs a history: one step a second. */
const lastPoint = (runId: string, step: number) => ({
  runId,
  step,
  timestamp: START + step * 1_000,
})

type Server = Awaited<ReturnType<typeof startServer>>
const logLoss = (server: Server, loss: number[]) =>
  server.logRun({ history: { loss }, startedAt: new Date(START) })

const logStep = (server: Server, runId: string, value: number, step: number) =>
  server.post('runs/log-metric', {
    run_id: runId,
    key: 'loss',
    value,
    step,
    timestamp: START + step * 1_000,
  })

/** How often whoever listens was told. */
function listenTo(summaries: MetricSummaries) {
  const listener = vi.fn<() => void>()
  onTestFinished(summaries.subscribe(listener))
  return listener
}

/** How many requests were sent since. */
function countRequests() {
  const fetched = vi.spyOn(globalThis, 'fetch')
  return () => fetched.mock.calls.length
}

test('knows nothing until it is wanted, then the whole course', async () => {
  const server = await startServer()
  const runId = await logLoss(server, [3, NaN, 1, 2])
  const summaries = new MetricSummaries()
  const listener = listenTo(summaries)
  expect(summaries.get(runId, 'loss')).toBe(undefined)

  summaries.want('loss', [lastPoint(runId, 3)])
  await expect.poll(() => listener).toHaveBeenCalledOnce()

  expect(summaries.get(runId, 'loss')).toMatchObject({ count: 4, min: 1, minStep: 2, max: 3 })
  expect(summaries.getVersion()).toBe(1)
})

test('a metric that was never a number has a course, too', async () => {
  const server = await startServer()
  const runId = await logLoss(server, [NaN, NaN])
  const summaries = new MetricSummaries()

  summaries.want('loss', [lastPoint(runId, 1)])

  await expect.poll(() => summaries.get(runId, 'loss')).toMatchObject({ count: 2, min: NaN })
})

test('the course of a long history is told exactly, though it comes as a sample', async () => {
  const server = await startServer()
  const runId = await logLoss(server, [])
  for (let from = 0; from < 12_000; from += 1_000) {
    await server.post('runs/log-batch', {
      run_id: runId,
      metrics: Array.from({ length: 1_000 }, (_, i) => ({
        key: 'loss',
        value: from + i === 7_777 ? 99 : (from + i) % 7,
        step: from + i,
        timestamp: START + (from + i) * 1_000,
      })),
    })
  }
  const summaries = new MetricSummaries()

  summaries.want('loss', [lastPoint(runId, 11_999)])

  await expect.poll(() => summaries.get(runId, 'loss')).toMatchObject({ count: 12_000 })
  const summary = summaries.get(runId, 'loss')
  expect(summary).toMatchObject({ max: 99, maxStep: 7_777, min: 0, minStep: 0 })
  expect(summary?.tail).toEqual(Float64Array.from({ length: 20 }, (_, i) => (11_980 + i) % 7))
})

test('asks for many runs at a time, for each once, and tells of them together', async () => {
  const server = await startServer()
  const ids: string[] = []
  for (let index = 0; index < 45; index++) ids.push(await logLoss(server, [index]))
  const summaries = new MetricSummaries()
  const listener = listenTo(summaries)
  const points = ids.map((id) => lastPoint(id, 0))
  const requests = countRequests()

  summaries.want('loss', points)
  summaries.want('loss', points.slice(10, 30))
  await expect.poll(() => ids.map((id) => summaries.get(id, 'loss')?.max)).toEqual([...ids.keys()])
  summaries.want('loss', points)

  expect(requests()).toBe(3)
  await expect.poll(() => listener.mock.calls.length).toBeGreaterThan(0)
  expect(listener.mock.calls.length).toBeLessThan(3)
})

test('asks again when a run has gone on, and keeps what it knew until then', async () => {
  const server = await startServer()
  const runId = await logLoss(server, [3, 2])
  const summaries = new MetricSummaries()
  summaries.want('loss', [lastPoint(runId, 1)])
  await expect.poll(() => summaries.get(runId, 'loss')).toMatchObject({ min: 2 })

  await logStep(server, runId, 1, 2)
  summaries.want('loss', [lastPoint(runId, 2)])

  expect(summaries.get(runId, 'loss')).toMatchObject({ min: 2 })
  await expect.poll(() => summaries.get(runId, 'loss')).toMatchObject({ min: 1, lastStep: 2 })
})

test('says why histories cannot be read, and asks again only after a while', async () => {
  const server = await startServer()
  const runId = await logLoss(server, [1])
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true })
  const summaries = new MetricSummaries()
  const listener = listenTo(summaries)
  server.disconnect()
  summaries.want('loss', [lastPoint(runId, 0)])
  await expect.poll(() => summaries.getProblem()?.message).toMatch('does not answer')
  server.reconnect()
  const requests = countRequests()

  summaries.want('loss', [lastPoint(runId, 0)])
  expect(requests()).toBe(0)
  await vi.advanceTimersByTimeAsync(1_000)
  listener.mockClear()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(summaries.getProblem()).toBe(null)
  expect(listener).toHaveBeenCalledOnce()

  summaries.want('loss', [lastPoint(runId, 0)])
  await expect.poll(() => summaries.get(runId, 'loss')).toMatchObject({ count: 1 })
})

test('one history that cannot be read keeps no other from being read', async () => {
  const server = await startServer()
  const runId = await logLoss(server, [1])
  const summaries = new MetricSummaries()
  const send = globalThis.fetch
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    url.includes('metric_key=broken')
      ? Promise.resolve(new Response('', { status: 500 }))
      : send(url, init),
  )

  summaries.want('broken', [lastPoint(runId, 0)])
  summaries.want('loss', [lastPoint(runId, 0)])

  await expect.poll(() => summaries.get(runId, 'loss')).toMatchObject({ count: 1 })
  expect(summaries.getProblem()?.message).toMatch('answered 500')
})
