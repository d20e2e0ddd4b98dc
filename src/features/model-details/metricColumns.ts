import type { Run } from '#mlflow/runs.ts'
import { headlineMetric } from '#src/headlineMetric.ts'

/** Every metric of some runs: the one that they are known by first, then those in which they differ, then the rest by name. */
export function metricColumns(runs: readonly Pick<Run, 'metrics'>[]): string[] {
  const values = new Map<string, (number | undefined)[]>()
  for (const { metrics } of runs) for (const name of metrics.keys()) values.set(name, [])
  for (const [name, list] of values) {
    for (const { metrics } of runs) list.push(metrics.get(name)?.value)
  }
  const headline = headlineMetric(
    values.keys(),
    (name) => values.get(name)?.filter((value) => value !== undefined).length ?? 0,
  )
  const rank = (name: string) => {
    if (name === headline) return 0
    if (name.startsWith('system/')) return 3
    return new Set(values.get(name)).size > 1 ? 1 : 2
  }
  return [...values.keys()].toSorted(
    (one, other) => rank(one) - rank(other) || one.localeCompare(other, 'en', { numeric: true }),
  )
}
