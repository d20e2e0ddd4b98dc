import { useQuery } from '@tanstack/react-query'
import type { Run } from '#mlflow/runs.ts'
import { runById } from '#mlflow/runsById.ts'
import { formatDifference } from '#src/formatDelta.ts'
import { headlineMetric } from '#src/headlineMetric.ts'
import { type Delta, isWithinNoise } from '#src/metricDelta.ts'
import { useVersionMetrics } from '#src/registry/useVersionMetrics.ts'
import { formatCount } from '#ui/formatCount.ts'
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
  const [compared] = useVersionMetrics(incumbent ?? null, run, name)
  const value = name === null ? undefined : run?.metrics.get(name)?.value
  if (problem && !run) return <p className={classes.metric}>Run not available: {problem.message}</p>
  if (run && value === undefined) return <p className={classes.metric}>No metrics</p>
  return (
    <p className={classes.metric}>
      <span className={`${classes.metricName} name`}>{name ?? BLANK}</span>
      {compared?.delta && <Gain delta={compared.delta} />}
      <span className={classes.value}>{value === undefined ? BLANK : formatNumber(value)}</span>
    </p>
  )
}

function Gain({ delta }: { delta: Delta }) {
  const { difference, verdict, noise } = delta
  if (verdict === 'same') return null
  const within = isWithinNoise(delta)
  const doubt = within && noise ? `within the noise of ${formatCount(noise.seeds, 'seed')}` : ''
  return (
    <span
      className={classes.delta}
      data-verdict={within ? 'noise' : verdict}
      title={doubt || undefined}
    >
      <span aria-hidden>{within ? '≈' : difference > 0 ? '▲' : '▼'} </span>
      {formatDifference(difference, numberFormatFor([difference]))}
      <VisuallyHidden>
        {' '}
        {verdict === 'unknown' ? '' : `${verdict} `}than the version in use{doubt && `, ${doubt}`}
      </VisuallyHidden>
    </span>
  )
}
