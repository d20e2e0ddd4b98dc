import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { MetricSummaries } from '#mlflow/metricSummaries.ts'
import type { MetricSummary } from '#mlflow/metricSummary.ts'
import type { Run } from '#mlflow/runs.ts'
import type { MetricDirection } from '#src/guessDirection.ts'
import type { Statistic } from './compareSearch.ts'

/** What runs did over their course, for as long as the app is open; run ids are never used twice. */
const summaries = new MetricSummaries()

/** One value of a metric's course. There is no best where it is not known which way the metric gets better. */
export function statisticOf(
  { min, max }: MetricSummary,
  statistic: Exclude<Statistic, 'last'>,
  direction: MetricDirection,
): number | null {
  if (statistic === 'best') {
    return direction === 'unknown' ? null : direction === 'lower' ? min : max
  }
  return statistic === 'min' ? min : max
}

/**
 * What the comparison shows of each metric; all but the last value needs histories, which are asked for: of the metrics
 * whose key holds a text, in the order of their names. `problem` says why some do not come; they are tried again.
 */
export function useMetricValues(runs: readonly Run[], statistic: Statistic, keyText: string) {
  const problem = useSyncExternalStore(summaries.subscribe, summaries.getProblem)
  const version = useSyncExternalStore(summaries.subscribe, () =>
    statistic === 'last' ? 0 : summaries.getVersion(),
  )
  useEffect(() => {
    if (statistic === 'last') return
    const needle = keyText.trim().toLowerCase()
    const keys = new Set(runs.flatMap(({ metrics }) => [...metrics.keys()]))
    for (const key of [...keys].toSorted()) {
      if (!key.toLowerCase().includes(needle)) continue
      const points = runs.flatMap(({ id: runId, metrics }) => {
        const last = metrics.get(key)
        return last ? [{ runId, step: last.step, timestamp: last.loggedAt.getTime() }] : []
      })
      summaries.want(key, points)
    }
    // When the problem is gone, what could not be read may be asked for once more.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [runs, statistic, keyText, problem])

  const metricValue = useMemo(
    () =>
      statistic === 'last'
        ? undefined
        : ({ id }: Run, metric: string, direction: MetricDirection) => {
            const summary = summaries.get(id, metric)
            if (statistic === 'best' && direction === 'unknown') return null
            return summary ? statisticOf(summary, statistic, direction) : 'pending'
          },
    // oxlint-disable-next-line react/exhaustive-deps -- the version says that more is known
    [statistic, version],
  )
  return { metricValue, problem: statistic === 'last' ? null : problem }
}
