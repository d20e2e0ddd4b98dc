import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { LoggedRun, MetricHistory, StepWindow } from '#mlflow/metricHistory.ts'
import { metricHistoryQueries } from '#mlflow/metricHistoryQueries.ts'

/** A history that could not be had, or not more closely than it is there. */
export type Failure = {
  runId: string
  name: string
  lacks: 'all' | 'detail'
  message: string
  retry: () => void
}

/**
 * One metric's history in those of the runs that logged it, by run id, as far as they are there. `histories` is the
 * same map for as long as it holds the same. Only while `asking` are histories fetched and kept up to date. With a
 * `window`, what is sampled is told more closely there, as soon as that has come.
 */
export function useMetricHistories(
  metric: string,
  runs: readonly LoggedRun[],
  asking: boolean,
  window: StepWindow | null = null,
) {
  const logging = runs.filter((run) => run.metrics.get(metric) !== undefined)
  const results = useQueries({
    queries: logging.map((run) => ({
      ...metricHistoryQueries.points(run, metric),
      enabled: asking,
    })),
  })
  const sampled = window ? logging.filter((_, i) => results[i]?.data?.sampled) : []
  const closer = useQueries({
    queries: sampled.map((run) => ({
      ...metricHistoryQueries.points(run, metric, window),
      enabled: asking,
    })),
  })
  const found = new Map<string, MetricHistory>()
  const failures: Failure[] = []
  const add = (runs: readonly LoggedRun[], results: readonly Result[], lacks: Failure['lacks']) => {
    for (const [i, { id: runId, name }] of runs.entries()) {
      const result = results[i]
      if (result?.data) found.set(runId, result.data)
      else if (result?.error) {
        const { error, refetch } = result
        failures.push({ runId, name, lacks, message: error.message, retry: () => void refetch() })
      }
    }
  }
  add(logging, results, 'all')
  add(sampled, closer, 'detail')
  const [histories, setHistories] = useState<ReadonlyMap<string, MetricHistory>>(found)
  if (!haveSame(histories, found)) setHistories(found)
  return {
    histories,
    failures,
    pending: results.some(({ isPending }) => isPending),
    /** How many of the runs never logged it. */
    without: runs.length - logging.length,
  }
}

type Result = {
  data: MetricHistory | undefined
  error: Error | null
  refetch: () => Promise<unknown>
}

const haveSame = <Value>(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean =>
  a.size === b.size && [...a].every(([runId, value]) => b.get(runId) === value)
