import { useQuery } from '@tanstack/react-query'
import { runQueries } from '#mlflow/runs.ts'
import { headlineMetric } from '#src/headlineMetric.ts'
import { formatNumber } from '#ui/formatNumber.ts'
import classes from './VersionCard.module.css'

/** The one metric that a version's run is known by. */
export function HeadlineMetric({ runId }: { runId: string }) {
  const { data: run, error } = useQuery(runQueries.detail(runId))
  const name = run ? headlineMetric(run.metrics.keys()) : null
  const metric = name === null ? undefined : run?.metrics.get(name)

  if (error && !run) return <p className={classes.metric}>Run not available: {error.message}</p>
  if (run && !metric) return <p className={classes.metric}>No metrics</p>
  return (
    <p className={classes.metric}>
      <span className={`${classes.metricName} name`}>{name ?? '\u00a0'}</span>
      <span className={classes.value}>{metric && formatNumber(metric.value)}</span>
    </p>
  )
}
