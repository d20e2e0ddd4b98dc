import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { MetricPoint } from '#mlflow/metricHistories.ts'
import { type LoggedRun, metricHistoryQueries } from '#mlflow/metricHistory.ts'
import { type History, toHistory } from './metricSeries.ts'

/** A history that could not be had. */
export type Failure = { runId: string; name: string; message: string; retry: () => void }

/**
 * One metric's history in those of the runs that logged it, by run id, as far as they are there. `histories` is the
 * same map for as long as it holds the same. Only while `asking` are histories fetched and kept up to date.
 */
export function useMetricHistories(metric: string, runs: readonly LoggedRun[], asking: boolean) {
  const logging = runs.filter((run) => run.metrics.get(metric) !== undefined)
  const results = useQueries({
    queries: logging.map((run) => ({
      ...metricHistoryQueries.points(run, metric),
      enabled: asking,
    })),
  })
  const found = new Map<string, History>()
  const failures: Failure[] = []
  for (const [i, { id: runId, name }] of logging.entries()) {
    const result = results[i]
    if (result?.data) found.set(runId, columnsOf(result.data))
    else if (result?.error) {
      const { error, refetch } = result
      failures.push({ runId, name, message: error.message, retry: () => void refetch() })
    }
  }
  const [histories, setHistories] = useState<ReadonlyMap<string, History>>(found)
  if (!haveSame(histories, found)) setHistories(found)
  return {
    histories,
    failures,
    pending: results.some(({ isPending }) => isPending),
    /** How many of the runs never logged it. */
    without: runs.length - logging.length,
  }
}

const known = new WeakMap<readonly MetricPoint[], History>()

/** A history's columns, made once, whichever chart asks. */
function columnsOf(points: readonly MetricPoint[]): History {
  const history = known.get(points) ?? toHistory(points)
  known.set(points, history)
  return history
}

function haveSame(a: ReadonlyMap<string, History>, b: ReadonlyMap<string, History>): boolean {
  return a.size === b.size && [...a].every(([runId, history]) => b.get(runId) === history)
}
