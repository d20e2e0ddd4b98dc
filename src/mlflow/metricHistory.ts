import { queryOptions } from '@tanstack/react-query'
import { metricHistoryResponse } from '#protocol/runs.ts'
import { unclampInfinity } from '#protocol/wire.ts'
import { get } from './client.ts'
import { isActive, type LatestMetric, type Run } from './runs.ts'

/** One logged point; `timestamp` in ms since the epoch, `value` may be NaN or infinite. */
export type MetricPoint = { step: number; timestamp: number; value: number }

const ACTIVE_POLL_MS = 5_000
/** The most points that one page may hold on a real server. */
const PAGE = 25_000

export const metricHistoryQueries = {
  /** Every point of one metric of one run, by step, then time. */
  points: (run: Run, metric: string) =>
    queryOptions({
      queryKey: ['metricHistory', run.id, metric],
      queryFn: async ({ signal }) => {
        const points: MetricPoint[] = []
        let pageToken: string | undefined
        do {
          // Servers from 3.1.1 on answer nothing without max_results; older ones ignore it.
          const page = await get(
            'metrics/get-history',
            { run_id: run.id, metric_key: metric, max_results: PAGE, page_token: pageToken },
            metricHistoryResponse,
            signal,
          )
          for (const { step, timestamp, value } of page.metrics) {
            points.push({ step, timestamp, value: unclampInfinity(value) })
          }
          pageToken = page.next_page_token
        } while (pageToken)
        return points.toSorted((a, b) => a.step - b.step || a.timestamp - b.timestamp)
      },
      staleTime: isActive(run) ? 0 : 60_000,
      // The last points of a run that has just ended may be younger than the last poll.
      refetchInterval: ({ state }) =>
        isActive(run) || isBehind(state.data, run.metrics.get(metric)) ? ACTIVE_POLL_MS : false,
    }),
}

/** Whether a history, in order, ends before the point that its run knows as the last. */
export function isBehind(
  points: readonly MetricPoint[] | undefined,
  latest: LatestMetric | undefined,
): boolean {
  const last = points?.at(-1)
  if (!last || !latest) return false
  return (
    last.step < latest.step ||
    (last.step === latest.step && last.timestamp < latest.loggedAt.getTime())
  )
}
