import { queryOptions } from '@tanstack/react-query'
import { metricHistory, type MetricPoint } from './metricHistories.ts'
import { isActive, type LatestMetric, type Run } from './runs.ts'

const ACTIVE_POLL_MS = 5_000

export const metricHistoryQueries = {
  /** Every point of one metric of one run, by step, then time. */
  points: (run: Run, metric: string) =>
    queryOptions({
      queryKey: ['metricHistory', run.id, metric],
      queryFn: ({ signal }) => metricHistory(run.id, metric, signal),
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
