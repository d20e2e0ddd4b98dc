import { useQueries } from '@tanstack/react-query'
import type { MetricHistory } from '#mlflow/metricHistory.ts'
import { metricHistoryQueries } from '#mlflow/metricHistoryQueries.ts'
import { isActive, type Run } from '#mlflow/runs.ts'
import { formatCount } from '#ui/formatCount.ts'
import { Panel } from '#ui/Panel.tsx'
import { ChartSettings } from './ChartSettings.tsx'
import { MetricChart } from './MetricChart.tsx'
import classes from './RunCurves.module.css'

/** How many metrics of step 0 are asked whether they have more than one point. */
const ASKED = 50
const ASK_MS = 30_000
/** Metrics of the machine, as MLflow's own monitor names them. */
const SYSTEM = 'system/'

/** A chart for every metric of a run that was logged more than once. */
export function RunCurves({ run }: { run: Run }) {
  const names = [...run.metrics.keys()].toSorted((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  )
  // A later step speaks for itself. At step 0 only the history tells one point from many.
  const stepless = names.filter((name) => run.metrics.get(name)?.step === 0)
  const asked = stepless.slice(0, ASKED)
  const histories = useQueries({
    queries: asked.map((name) => ({
      ...metricHistoryQueries.points(run, name),
      select: isCurve,
      refetchInterval: isActive(run) ? ASK_MS : (false as const),
    })),
  })
  const single = new Set(stepless.filter((_, i) => histories[i]?.data !== true))
  const curves = names.filter((name) => !single.has(name))
  const system = curves.filter(isSystem)

  if (names.length === 0) return null
  return (
    <Panel
      title="Curves"
      count={curves.length}
      frame="plain"
      actions={curves.length > 0 && <ChartSettings metrics={curves} grouped={false} />}
    >
      {curves.length === 0 ? (
        <p className={classes.note}>
          Every metric was logged once. Logged with a step each time, its course is drawn here:{' '}
          <code>mlflow.log_metric(name, value, step=epoch)</code>
        </p>
      ) : (
        <Charts run={run} metrics={curves.filter((name) => !isSystem(name))} />
      )}
      {system.length > 0 && (
        <details className={classes.system}>
          <summary>{formatCount(system.length, 'system metric')}</summary>
          <Charts run={run} metrics={system} />
        </details>
      )}
      {stepless.length > asked.length && (
        <p className={classes.note}>
          Of {stepless.length} metrics at step 0, the first {asked.length} were searched for curves.
        </p>
      )}
    </Panel>
  )
}

const isSystem = (name: string) => name.startsWith(SYSTEM)

const isCurve = ({ history }: { history: MetricHistory }) => history.steps.length > 1

function Charts({ run, metrics }: { run: Run; metrics: readonly string[] }) {
  return (
    <div className={classes.charts}>
      {metrics.map((metric) => (
        <MetricChart key={metric} metric={metric} runs={[{ run, slot: 0 }]} />
      ))}
    </div>
  )
}
