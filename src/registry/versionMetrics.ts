import type { Run } from '#mlflow/runs.ts'
import { headlineMetric } from '#src/headlineMetric.ts'
import { metricDirection } from '#src/metricDirection.ts'
import { type Delta, deltasOf } from '#src/metricDelta.ts'
import { seedGroups } from '#src/seedNoise.ts'

/** One metric of the runs of two versions; null where a run has not logged it. */
export type VersionMetric = {
  name: string
  a: number | null
  b: number | null
  /** From a to b. */
  delta: Delta | null
}

const namesOf = (a: Run | null, b: Run | null): string[] => [
  ...new Set([...(a?.metrics.keys() ?? []), ...(b?.metrics.keys() ?? [])]),
]

/**
 * The last values of two runs, the metric that runs are known by first. `others` are runs that may differ from them in
 * nothing but their seeds: what seeds alone do to a metric is told by them. `names` are the
 * metrics that are asked for.
 */
export function versionMetrics(
  a: Run | null,
  b: Run | null,
  others: readonly Run[],
  names: readonly string[] = namesOf(a, b),
): VersionMetric[] {
  const known = new Set([a?.id, b?.id])
  const runs = [...(a ? [a] : []), ...(b ? [b] : []), ...others.filter(({ id }) => !known.has(id))]
  const groups = seedGroups(runs)
  const headline = headlineMetric(names)
  return names
    .toSorted(
      (one, other) =>
        Number(other === headline) - Number(one === headline) ||
        one.localeCompare(other, 'en', { numeric: true }),
    )
    .map((name) => {
      const values = runs.map(({ metrics }) => metrics.get(name)?.value ?? null)
      const direction = metricDirection(name)
      return {
        name,
        a: a?.metrics.get(name)?.value ?? null,
        b: b?.metrics.get(name)?.value ?? null,
        delta: a && b ? (deltasOf({ values, direction }, 0, groups)[1] ?? null) : null,
      }
    })
}
