import { useQuery } from '@tanstack/react-query'
import type { Run } from '#mlflow/runs.ts'
import { runById } from '#mlflow/runsById.ts'
import { formatDifference } from '#src/formatDelta.ts'
import { headlineMetric } from '#src/headlineMetric.ts'
import { deltaTo } from '#src/metricDelta.ts'
import { metricDirection } from '#src/metricDirection.ts'
import { formatNumber, numberFormatFor } from '#ui/formatNumber.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import classes from './VersionCard.module.css'

type Props = {
  /** Null while it is read. */
  run: Run | null
  problem: Error | null
  /** Of the version that is in use; null where there is none, or it is the same. */
  incumbentRunId: string | null
}

/** Holds the place of what is being read. */
const BLANK = '\u00a0'

/** The one metric that a version's run is known by, and what it gains on the version that is in use. */
export function HeadlineMetric({ run, problem, incumbentRunId }: Props) {
  const { data: incumbent } = useQuery({
    ...runById(incumbentRunId ?? ''),
    enabled: incumbentRunId !== null,
  })
  const name = run ? headlineMetric(run.metrics.keys()) : null
  const value = name === null ? undefined : run?.metrics.get(name)?.value
  if (problem && !run) return <p className={classes.metric}>Run not available: {problem.message}</p>
  if (run && value === undefined) return <p className={classes.metric}>No metrics</p>
  const before = name === null ? undefined : incumbent?.metrics.get(name)?.value
  const delta =
    name === null || value === undefined || before === undefined
      ? null
      : deltaTo(before, value, metricDirection(name))
  return (
    <p className={classes.metric}>
      <span className={`${classes.metricName} name`}>{name ?? BLANK}</span>
      {delta && delta.verdict !== 'same' && (
        <span className={classes.delta} data-verdict={delta.verdict}>
          <span aria-hidden>{delta.difference > 0 ? '▲' : '▼'} </span>
          {formatDifference(delta.difference, numberFormatFor([delta.difference]))}
          <VisuallyHidden>
            {' '}
            {delta.verdict === 'unknown' ? '' : `${delta.verdict} `}than the version in use
          </VisuallyHidden>
        </span>
      )}
      <span className={classes.value}>{value === undefined ? BLANK : formatNumber(value)}</span>
    </p>
  )
}
