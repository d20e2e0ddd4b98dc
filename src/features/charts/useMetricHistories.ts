import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { LoggedRun, MetricHistory } from '#mlflow/metricHistory.ts'
import { metricHistoryQueries } from '#mlflow/metricHistoryQueries.ts'
import type { CloserSteps } from './closerSteps.ts'

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
 * same map for as long as it holds the same. Only while `asking` are histories fetched and kept up to date. What is
 * sampled is told more closely at the steps that `closerAt` wants of the sample, as soon as that has come.
 */
export function useMetricHistories(
  metric: string,
  runs: readonly LoggedRun[],
  asking: boolean,
  closerAt: (run: LoggedRun, sample: MetricHistory) => CloserSteps = () => 'none',
) {
  const logging = runs.filter((run) => run.metrics.get(metric) !== undefined)
  const results = useQueries({
    queries: logging.map((run) => ({
      ...metricHistoryQueries.points(run, metric),
      enabled: asking,
    })),
  })
  const wanted = logging.flatMap((run, i) => {
    const sample = results[i]?.data
    const steps = sample?.sampled ? closerAt(run, sample) : 'none'
    return sample && steps !== 'none' ? [{ run, sample, steps }] : []
  })
  const windows = wanted.flatMap(({ run, sample, steps }) =>
    steps === 'all' ? [] : [{ run, sample, steps }],
  )
  const closer = useQueries({
    queries: windows.map(({ run, steps }) => ({
      ...metricHistoryQueries.points(run, metric, steps),
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
  add(
    windows.map(({ run }) => run),
    closer,
    'detail',
  )
  const [histories, setHistories] = useState<ReadonlyMap<string, MetricHistory>>(found)
  if (!haveSame(histories, found)) setHistories(found)
  return {
    histories,
    failures,
    pending: results.some(({ isPending }) => isPending),
    /** Of how many runs a part of the sample is in sight, and told no more closely there. */
    asSampled:
      wanted.length - windows.filter(({ sample }, i) => isCloser(closer[i]?.data, sample)).length,
    logging: logging.length,
    /** How many of the runs never logged it. */
    without: runs.length - logging.length,
  }
}

type Result = {
  data: MetricHistory | undefined
  error: Error | null
  refetch: () => Promise<unknown>
}

/** Whether an answer, if it has come, tells more than a sample. */
const isCloser = (told: MetricHistory | undefined, sample: MetricHistory): boolean =>
  told === undefined || told.sampled === null || told.steps.length > sample.steps.length

const haveSame = <Value>(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean =>
  a.size === b.size && [...a].every(([runId, value]) => b.get(runId) === value)
