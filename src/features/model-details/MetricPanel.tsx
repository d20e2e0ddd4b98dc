import { Suspense } from 'react'
import type { ModelVersion } from '#mlflow/registry.ts'
import { formatCount } from '#ui/formatCount.ts'
import { lazyPart } from '#ui/lazyPart.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import classes from './MetricPanel.module.css'
import { useModelSearch } from './useModelSearch.ts'
import type { RunsOfVersions } from './useRunsOfVersions.ts'

const VersionMetricPlot = lazyPart('The plot', async () => {
  const { VersionMetricPlot } = await import('./VersionMetricPlot.tsx')
  return VersionMetricPlot
})

type Props = {
  /** The newest first. */
  versions: readonly ModelVersion[]
  /** How many the model has, where only the newest are drawn. */
  count: number
  aliases: ReadonlyMap<string, string>
  runs: RunsOfVersions
  /** Every metric of the runs, those that tell the most first. */
  metrics: readonly string[]
}

/** One metric over the versions of a model. */
export function MetricPanel({ versions, count, aliases, runs, metrics }: Props) {
  const [search, change] = useModelSearch()
  const [headline] = metrics
  const metric = metrics.find((name) => name === search.metric) ?? headline
  if (metric === undefined) return null
  return (
    <Panel
      title="Metric by version"
      actions={
        <select
          className={classes.select}
          aria-label="Metric by version"
          value={metric}
          onChange={({ currentTarget: { value } }) =>
            change({ metric: value === headline ? null : value })
          }
        >
          {metrics.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      }
    >
      <div className={classes.plot}>
        <Suspense
          fallback={
            <div className={classes.waiting}>
              <Skeleton label="Loading the plot" lines={6} />
            </div>
          }
        >
          <VersionMetricPlot versions={versions} aliases={aliases} runs={runs} metric={metric} />
        </Suspense>
        {count > versions.length && (
          <p className={classes.note}>
            The newest {versions.length} of {formatCount(count, 'version')}.
          </p>
        )}
      </div>
    </Panel>
  )
}
