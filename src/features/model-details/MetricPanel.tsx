import { Suspense } from 'react'
import type { ModelVersion } from '#mlflow/registry.ts'
import { formatCount } from '#ui/formatCount.ts'
import { lazyPart } from '#ui/lazyPart.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import classes from './MetricPanel.module.css'
import { useModelSearch } from './useModelSearch.ts'
import { MOST_RUNS, type VersionRuns } from './useVersionRuns.ts'

const VersionMetricPlot = lazyPart('The plot', async () => {
  const { VersionMetricPlot } = await import('./VersionMetricPlot.tsx')
  return VersionMetricPlot
})

type Props = {
  /** Newest first. */
  versions: readonly ModelVersion[]
  aliases: ReadonlyMap<string, string>
  runs: VersionRuns
  /** Every metric of the runs, those that tell the most first. */
  metrics: readonly string[]
}

/** One metric over all versions of a model. */
export function MetricPanel({ versions, aliases, runs, metrics }: Props) {
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
        <Suspense fallback={<Skeleton label="Loading the plot" lines={6} />}>
          <VersionMetricPlot
            versions={versions.slice(0, MOST_RUNS)}
            aliases={aliases}
            runs={runs.byId}
            metric={metric}
          />
        </Suspense>
        {versions.length > MOST_RUNS && (
          <p className={classes.note}>
            The newest {MOST_RUNS} of {formatCount(versions.length, 'version')}.
          </p>
        )}
      </div>
    </Panel>
  )
}
