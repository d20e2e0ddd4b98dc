import { type Axis, labelled, linearTicks, valueAxis } from '#charting/axisTicks.ts'
import { extentOf } from '#charting/extent.ts'
import type { ModelVersion } from '#mlflow/registry.ts'
import type { Run } from '#mlflow/runs.ts'

/** A version with what its run measured. */
type VersionPoint = { version: ModelVersion; value: number }

export type VersionPlot = {
  /** Those with a finite value, by their numbers. */
  points: VersionPoint[]
  /** Those with a value that stands nowhere on an axis. */
  odd: VersionPoint[]
  /** How many have none. */
  missing: number
  x: Axis
  y: Axis
}

/** One metric of the versions' runs over the versions' numbers. */
export function versionPlot(
  versions: readonly ModelVersion[],
  runs: ReadonlyMap<string, Run>,
  metric: string,
): VersionPlot {
  const points = versions
    .flatMap((version): VersionPoint[] => {
      const value = runs.get(version.runId ?? '')?.metrics.get(metric)?.value
      return value === undefined ? [] : [{ version, value }]
    })
    .toSorted((a, b) => Number(a.version.version) - Number(b.version.version))
  const finite = points.filter(({ value }) => Number.isFinite(value))
  const numbers = finite.map(({ version }) => Number(version.version))
  const span: [number, number] =
    numbers.length === 0 ? [0.5, 1.5] : [Math.min(...numbers) - 0.5, Math.max(...numbers) + 0.5]
  return {
    points: finite,
    odd: points.filter(({ value }) => !Number.isFinite(value)),
    missing: versions.length - points.length,
    x: labelled(span, linearTicks(span, 'whole')),
    y: valueAxis(extentOf([Float64Array.from(finite, ({ value }) => value)]), 'linear'),
  }
}
