import { useQueries } from '@tanstack/react-query'
import { type LoggedRun, metricHistoryQueries } from '#mlflow/metricHistory.ts'
import { type History, toHistory } from './metricSeries.ts'

/** A history that could not be had. */
export type Failure = { runId: string; name: string; message: string; retry: () => void }

/** One metric's history in those of the runs that logged it, by run id, as far as they are there. */
export function useMetricHistories(metric: string, runs: readonly LoggedRun[]) {
  const logging = runs.filter((run) => run.metrics.get(metric) !== undefined)
  const results = useQueries({
    queries: logging.map((run) => ({
      ...metricHistoryQueries.points(run, metric),
      select: toHistory,
    })),
  })
  const histories = new Map<string, History>()
  const failures: Failure[] = []
  for (const [i, { id: runId, name }] of logging.entries()) {
    const result = results[i]
    if (result?.data) histories.set(runId, result.data)
    else if (result?.error) {
      const { error, refetch } = result
      failures.push({ runId, name, message: error.message, retry: () => void refetch() })
    }
  }
  return {
    histories,
    failures,
    pending: results.some(({ isPending }) => isPending),
    /** How many of the runs never logged it. */
    without: runs.length - logging.length,
  }
}
