// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import type { LoggedRun } from '#mlflow/metricHistory.ts'
import { startServer } from '#src/testing/renderApp.tsx'
import type { CloserSteps } from './closerSteps.ts'
import { useMetricHistories } from './useMetricHistories.ts'

type Server = Awaited<ReturnType<typeof startServer>>

async function logRun(server: Server, name: string, points: number): Promise<LoggedRun> {
  const id = await server.logRun({ name })
  for (let from = 0; from < points; from += 1_000) {
    await server.post('runs/log-batch', {
      run_id: id,
      metrics: Array.from({ length: Math.min(1_000, points - from) }, (_, i) => ({
        key: 'loss',
        value: Math.sin(from + i),
        step: from + i,
        timestamp: from + i,
      })),
    })
  }
  const latest = { value: 0, step: points - 1, loggedAt: new Date(points - 1) }
  return { id, name, status: 'FINISHED', metrics: new Map([['loss', latest]]) }
}

type Props = { steps: CloserSteps }

function render(runs: LoggedRun[]) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const whole: Props = { steps: 'none' }
  return renderHook(({ steps }: Props) => useMetricHistories('loss', runs, true, () => steps), {
    wrapper,
    initialProps: whole,
  })
}

test('a window is told closely where a history is sampled; until that has come, and elsewhere, it is as before', async () => {
  const server = await startServer()
  const short = await logRun(server, 'short', 10)
  const long = await logRun(server, 'long', 11_000)
  const { result, rerender } = render([short, long])
  await expect.poll(() => result.current.histories.size).toBe(2)
  const { histories } = result.current
  expect(histories.get(long.id)?.sampled?.logged).toBe(11_000)

  rerender({ steps: { from: 100, to: 200 } })
  expect(result.current).toMatchObject({ histories, pending: false })
  await expect.poll(() => result.current.histories).not.toBe(histories)

  const closer = result.current.histories
  expect(closer.get(short.id)).toBe(histories.get(short.id))
  expect(result.current.asSampled).toBe(0)
  expect(closer.get(long.id)?.sampled).toBe(null)
  expect(closer.get(long.id)?.steps.filter((step) => step >= 100 && step <= 200)).toHaveLength(101)

  rerender({ steps: 'none' })
  expect(result.current.histories.get(long.id)).toBe(histories.get(long.id))
  rerender({ steps: 'all' })
  expect(result.current).toMatchObject({ histories, asSampled: 1, logging: 2 })
})

test('a window that cannot be had is a failure beside the line that is drawn all the same', async () => {
  const server = await startServer()
  const long = await logRun(server, 'long', 11_000)
  const { result, rerender } = render([long])
  await expect.poll(() => result.current.histories.size).toBe(1)

  server.disconnect()
  rerender({ steps: { from: 100, to: 200 } })
  await expect.poll(() => result.current.failures).toHaveLength(1)
  expect(result.current.histories.size).toBe(1)

  server.reconnect()
  result.current.failures[0]?.retry()
  await expect.poll(() => result.current.histories.get(long.id)?.sampled).toBe(null)
  expect(result.current.failures).toEqual([])
})
