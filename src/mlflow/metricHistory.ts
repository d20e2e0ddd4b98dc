import { queryOptions } from '@tanstack/react-query'
import { limitConcurrency } from './limitConcurrency.ts'
import { metricHistory, type MetricPoint } from './metricHistories.ts'
import { isActive, type LatestMetric, type Run } from './runs.ts'

/** What is drawn of a run beside its histories. A `Run` is one; a row of a table of columns can be made one. */
export type LoggedRun = Pick<Run, 'id' | 'name' | 'status'> & {
  /** The last point of each metric. */
  metrics: Pick<Run['metrics'], 'get'>
}

const ACTIVE_POLL_MS = 5_000
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
          return metricHistory(run.id, metric, signal)
        }),
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
