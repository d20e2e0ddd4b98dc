import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import type { Experiment } from '#mlflow/experiments.ts'
import { NEWEST_LIMIT } from '#mlflow/newestRuns.ts'
import { runCountQuery } from '#mlflow/runCount.ts'
import type { RunCount } from '#mlflow/runTally.ts'
import { useCorrections } from '#src/metricDirection.ts'
import { paths } from '#src/paths.ts'
import { formatCount } from '#ui/formatCount.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { Sparkline } from '#ui/Sparkline.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import classes from './BestMetric.module.css'
import { formatBest } from './formatBest.ts'
import { type HeadlineFigures, headlineQuery } from './headlineQuery.ts'

type Props = {
  experiment: Experiment
  /** Far from the window, nothing is kept up to date. */
  near: boolean
}

/** The best value of the metric that an experiment is known by, its run, and how its newest runs did. */
export function BestMetric({ experiment, near }: Props) {
  const { data: count, error } = useQuery(runCountQuery(experiment.id))
  if (!count) return error ? <Unknown reason={error} /> : <Waiting />
  if (count.count === 0) return <span title="No runs yet">–</span>
  return <Figures experiment={experiment} count={count} near={near} />
}

const Waiting = () => <Skeleton label="Looking for the best run" lines={1} />

const Unknown = ({ reason }: { reason: Error }) => <span title={reason.message}>?</span>

function Figures({ experiment, count, near }: Props & { count: RunCount }) {
  const corrections = useCorrections()
  const { data, error } = useQuery({
    ...headlineQuery(experiment, count, corrections),
    enabled: near,
  })
  if (!data) return error ? <Unknown reason={error} /> : <Waiting />
  const { headline, best, values, bestAt } = data
  if (!headline || !best) return <span title={describeNone(data)}>–</span>
  const { metric, extreme, direction } = headline
  const word = direction === 'known' ? 'Best' : extreme === 'least' ? 'Least' : 'Greatest'
  return (
    <div className={classes.figures}>
      <span className={`${classes.metric} cut`} title={metric}>
        {direction === 'unknown' && <span title={UNKNOWN_DIRECTION}>max </span>}
        <bdi>{metric}</bdi>
      </span>
      <Link
        className={classes.value}
        to={paths.run(best.id)}
        title={`${word} ${metric} of all runs: ${best.name}`}
      >
        {formatBest(best.value, values)} <VisuallyHidden>by {best.name}</VisuallyHidden>
      </Link>
      <span className={classes.curve} title={describeCurve(data)}>
        <Sparkline values={values} dotAt={bestAt} />
        <VisuallyHidden>{describeCurve(data)}</VisuallyHidden>
      </span>
    </div>
  )
}

const UNKNOWN_DIRECTION = 'Its name does not tell whether more is better'

function describeNone({ headline, sampled, drawn }: HeadlineFigures): string {
  if (headline) return `No run has a finite value of ${headline.metric}`
  const runs = sampled ? `the newest ${formatCount(drawn, 'run')}` : 'its runs'
  return `None of ${runs} has a metric with a finite value`
}

function describeCurve({ headline, values, drawn, bestAt }: HeadlineFigures): string {
  const which = drawn < NEWEST_LIMIT ? 'its' : 'the newest'
  const runs = `${values.length < drawn ? `${values.length} of ` : ''}${which} ${formatCount(drawn, 'run')}`
  const dot = bestAt < 0 ? 'The best is an older one.' : 'The dot is the best.'
  return `${headline?.metric ?? ''} of ${runs}, in the order of their starts. ${dot}`
}
