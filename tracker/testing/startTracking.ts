import { onTestFinished } from 'vitest'
import { metricHistoryResponse } from '#protocol/runs.ts'
import { unclampInfinity } from '#protocol/wire.ts'
import { startTestServer } from '#server/testing/testServer.ts'
import { MLflowTracker } from '../MLflowTracker.ts'
import { startFaultyProxy } from './faultyProxy.ts'

/** An embedded server with an empty store, and a tracker that reaches it through a proxy, until the test ends. */
export async function startTracking() {
  const server = await startTestServer()
  const serverUrl = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const proxy = await startFaultyProxy(serverUrl)
  onTestFinished(() => proxy.close())

  return {
    server,
    serverUrl,
    proxy,
    tracker: new MLflowTracker('detectors', { trackingUri: proxy.url, user: 'ada' }),

    /** All points of a metric, as pairs of step and value in the order of their steps. */
    history: async (runId: string, key: string): Promise<[step: number, value: number][]> => {
      const query = { run_id: runId, metric_key: key }
      const { metrics } = await server.call(
        'GET',
        'metrics/get-history',
        query,
        metricHistoryResponse,
      )
      return metrics
        .map(({ step, value }): [number, number] => [step, unclampInfinity(value)])
        .toSorted(([one], [other]) => one - other)
    },

    /** The text of a run's artifact. */
    artifact: async (runId: string, path: string): Promise<string> => {
      const query = new URLSearchParams({ run_id: runId, path })
      const response = await server.app.inject(`/get-artifact?${query.toString()}`)
      if (response.statusCode !== 200) throw new Error(response.body)
      return response.body
    },
  }
}
