import { queryOptions } from '@tanstack/react-query'
import { metricHistoryResponse } from '#protocol/runs.ts'
import { unclampInfinity } from '#protocol/wire.ts'
import { get } from './client.ts'
import { limitConcurrency } from './limitConcurrency.ts'
import { isActive, type LatestMetric, type Run } from './runs.ts'

/** One logged point; `timestamp` in ms since the epoch, `value` may be NaN or infinite. */
export type MetricPoint = { step: number; timestamp: number; value: number }

/** What is drawn of a run beside its histories. A `Run` is one; a row of a table of columns can be made one. */
export type LoggedRun = Pick<Run, 'id' | 'name' | 'status'> & {
  /** The last point of each metric. */
  metrics: Pick<Run['metrics'], 'get'>
}

const ACTIVE_POLL_MS = 5_000
/** The most points that one page may hold on a real server. */
const PAGE = 25_000
/** A page of charts asks for hundreds of histories, which must not hold up everything else. */
const fewAtOnce = limitConcurrency(6)

export const metricHistoryQueries = {
  /** Every point of one metric of one run, by step, then time. */
  points: (run: Omit<LoggedRun, 'name'>, metric: string) =>
    queryOptions({
      queryKey: ['metricHistory', run.id, metric],
      queryFn: ({ signal }) =>
        fewAtOnce(async () => {
          signal.throwIfAborted()
          return readHistory(run.id, metric, signal)
        }),
      staleTime: isActive(run) ? 0 : 60_000,
      // The last points of a run that has just ended may be younger than the last poll.
      refetchInterval: ({ state }) =>
        isActive(run) || isBehind(state.data, run.metrics.get(metric)) ? ACTIVE_POLL_MS : false,
    }),
}

async function readHistory(runId: string, metric: string, signal: AbortSignal) {
  const points: MetricPoint[] = []
  let pageToken: string | undefined
  do {
    // Servers from 3.1.1 on answer nothing without max_results; older ones ignore it.
    const page = await get(
      'metrics/get-history',
      { run_id: runId, metric_key: metric, max_results: PAGE, page_token: pageToken },
      metricHistoryResponse,
      signal,
    )
    for (const { step, timestamp, value } of page.metrics) {
      points.push({ step, timestamp, value: unclampInfinity(value) })
    }
    pageToken = page.next_page_token
  } while (pageToken)
  return points.toSorted((a, b) => a.step - b.step || a.timestamp - b.timestamp)
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
