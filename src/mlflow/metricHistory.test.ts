import { QueryClient } from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'
import { isBehind, metricHistoryQueries } from './metricHistory.ts'

const latest = { value: 0.5, step: 9, loggedAt: new Date(9_000) }

test('a history that ends before the last point of its run is behind', () => {
  expect(isBehind([{ step: 8, timestamp: 8_000, value: 1 }], latest)).toBe(true)
  expect(isBehind([{ step: 9, timestamp: 8_999, value: 1 }], latest)).toBe(true)
})

test('a history that has the last point, or that nothing is known of, is not behind', () => {
  expect(isBehind([{ step: 9, timestamp: 9_000, value: 0.5 }], latest)).toBe(false)
  expect(isBehind([], latest)).toBe(false)
  expect(isBehind(undefined, latest)).toBe(false)
  expect(isBehind([{ step: 1, timestamp: 1, value: 1 }], undefined)).toBe(false)
})

test('a page of charts asks for few histories at a time, and for all in the end', async () => {
  const answers: (() => void)[] = []
  const send = vi.fn<() => Promise<Response>>(
    () =>
      new Promise((resolve) => {
        answers.push(() => resolve(Response.json({ metrics: [] })))
      }),
  )
  vi.stubGlobal('fetch', send)
  onTestFinished(() => void vi.unstubAllGlobals())
  const client = new QueryClient()
  const run = { id: 'run', status: 'FINISHED', metrics: new Map() } as const

  const all = Array.from({ length: 40 }, (_, i) =>
    client.fetchQuery(metricHistoryQueries.points(run, `metric ${i}`)),
  )
  for (let answered = 0; answered < all.length; answered++) {
    await vi.waitFor(() => expect(answers.length).toBeGreaterThan(answered))
    expect(answers.length - answered).toBeLessThanOrEqual(6)
    answers[answered]?.()
  }

  await Promise.all(all)
  expect(send).toHaveBeenCalledTimes(40)
})
