import * as z from 'zod/mini'
import { metricHistoryResponse } from '#protocol/runs.ts'
import type { Entry } from './entries.ts'
import type { TrackingServer } from './TrackingServer.ts'

const nanPoint = z.object({
  key: z.string(),
  value: z.literal('NaN'),
  timestamp: z.number(),
  step: z.number(),
})

/**
 * Which entries of a refused batch the server has already. MLflow 2.9.2 refuses a NaN that it has, so one whose
 * acknowledgement was lost cannot be sent again; any other point counts once, however often it is sent.
 */
export async function storedNaNs(
  server: TrackingServer,
  runId: string,
  entries: Entry[],
): Promise<Set<Entry>> {
  const points = entries.flatMap((entry) => {
    const point = z.safeParse(nanPoint, entry.list === 'metrics' ? JSON.parse(entry.json) : null)
    return point.success ? [{ entry, ...point.data }] : []
  })
  const stored = new Set<string>()
  for (const key of new Set(points.map(({ key }) => key))) {
    for (const point of await history(server, runId, key)) stored.add(identityOf(point))
  }
  const found = points.filter((point) => stored.has(identityOf({ ...point, value: Number.NaN })))
  return new Set(found.map(({ entry }) => entry))
}

type Point = { key: string; value: number; timestamp: number; step: number }

const identityOf = ({ key, value, timestamp, step }: Point) =>
  JSON.stringify([key, String(value), timestamp, step])

async function history(server: TrackingServer, runId: string, key: string): Promise<Point[]> {
  const points: Point[] = []
  let page: string | undefined
  do {
    const query = {
      run_id: runId,
      metric_key: key,
      max_results: '25000',
      ...(page !== undefined && { page_token: page }),
    }
    const answer = await server.get('metrics/get-history', query, metricHistoryResponse)
    points.push(...answer.metrics)
    page = answer.next_page_token
  } while (page !== undefined && page !== '')
  return points
}
