// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { startServer } from '#src/testing/renderApp.tsx'
import { metricHistories } from './metricHistories.ts'

const values = (histories: Awaited<ReturnType<typeof metricHistories>>) =>
  new Map([...histories].map(([id, points]) => [id, [...points.values]]))

test('tells of each run all points by step, whatever they are, and leaves out who has none', async () => {
  const server = await startServer()
  const odd = await server.logRun({ history: { loss: [NaN, Infinity, -Infinity, 0.5] } })
  const other = await server.logRun({ history: { loss: [2, 1] } })
  const none = await server.logRun({ metrics: { f1: 1 } })
  await server.post('runs/log-metric', {
    run_id: other,
    key: 'loss',
    value: 3,
    step: -1,
    timestamp: Date.now(),
  })

  expect(values(await metricHistories('loss', [odd, other, none]))).toEqual(
    new Map([
      [odd, [NaN, Infinity, -Infinity, 0.5]],
      [other, [3, 2, 1]],
    ]),
  )
})

test('where an answer is as long as answers may be, each run is asked for by itself', async () => {
  const server = await startServer()
  const first = await server.logRun({ history: { loss: [1, 2] } })
  const second = await server.logRun({ history: { loss: [3] } })
  const none = await server.logRun({})
  const send = globalThis.fetch
  const cut = Array.from({ length: 25_000 }, (_, step) => ({
    key: 'loss',
    run_id: first,
    value: 0,
    step,
    timestamp: 1,
  }))
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    url.includes('get-history-bulk')
      ? Promise.resolve(Response.json({ metrics: cut }))
      : send(url, init),
  )

  expect(values(await metricHistories('loss', [first, second, none]))).toEqual(
    new Map([
      [first, [1, 2]],
      [second, [3]],
    ]),
  )
})
