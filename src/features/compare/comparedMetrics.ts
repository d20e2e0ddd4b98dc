import type { Run } from '#mlflow/runs.ts'

/**
 * The metrics of some runs as curves: those of the most runs first, then by name. `single` are those that every
 * run logged at step 0 last, most of them one value each; a curve of them says little.
 */
export function comparedMetrics(runs: readonly Run[]): { curves: string[]; single: string[] } {
  const metrics = new Map<string, { runs: number; stepped: boolean }>()
  for (const run of runs) {
    for (const [name, { step }] of run.metrics) {
      const known = metrics.get(name) ?? { runs: 0, stepped: false }
      metrics.set(name, { runs: known.runs + 1, stepped: known.stepped || step !== 0 })
    }
  }
  const ordered = [...metrics].toSorted(
    ([a, { runs: ofA }], [b, { runs: ofB }]) =>
      ofB - ofA || a.localeCompare(b, 'en', { numeric: true }),
  )
  const namesOf = (stepped: boolean) =>
    ordered.flatMap(([name, metric]) => (metric.stepped === stepped ? [name] : []))
  return { curves: namesOf(true), single: namesOf(false) }
}
