import { Link } from 'react-router-dom'
import { isActive, type Run } from '#mlflow/runs.ts'
import { paths } from '#src/paths.ts'
import { formatNumber, type NumberFormat } from '#ui/formatNumber.ts'
import { formatDuration } from '#ui/formatTime.ts'
import { JobStatus } from '#ui/JobStatus.tsx'
import { TimeAgo } from '#ui/TimeAgo.tsx'
import { useNow } from '#ui/useNow.ts'
import classes from './RunsGrid.module.css'
import { lineUp, type RunColumn } from './runColumns.ts'
import { durationOf } from './runOrder.ts'

type Props = {
  run: Run
  column: RunColumn
  experimentName: (experimentId: string) => string
}

/** What stands in one cell; a dash where the run has no such value. */
export function RunCell({ run, column, experimentName }: Props) {
  const { content, key, group } = column
  if (content.kind === 'attribute') {
    return <Attribute run={run} name={key} experimentName={experimentName} />
  }
  if (content.kind === 'metric') {
    return <MetricValue value={run.metrics.get(key)?.value} format={content.format} />
  }
  const text = (group === 'params' ? run.params : run.tags).get(key)
  if (text === undefined) return <Missing />
  return content.kind === 'text' ? <Text text={text} /> : lineUp(text, content.decimals)
}

const Missing = () => <span className={classes.missing}>–</span>

const Text = ({ text }: { text: string }) => <bdi title={text}>{text}</bdi>

function MetricValue({ value, format }: { value: number | undefined; format: NumberFormat }) {
  if (value === undefined) return <Missing />
  const text = formatNumber(value, format)
  const exact = String(value)
  return (
    <span className={Number.isFinite(value) ? undefined : classes.odd} title={exact}>
      {text}
    </span>
  )
}

type AttributeProps = { run: Run; name: string; experimentName: (experimentId: string) => string }

function Attribute({ run, name, experimentName }: AttributeProps) {
  switch (name) {
    case 'experiment':
      return (
        <Link to={paths.experiment(run.experimentId)} title={experimentName(run.experimentId)}>
          <bdi>{experimentName(run.experimentId)}</bdi>
        </Link>
      )
    case 'status':
      return <JobStatus status={run.status} />
    case 'start_time':
      return run.startedAt ? <TimeAgo date={run.startedAt} /> : <Missing />
    case 'end_time':
      return run.endedAt ? <TimeAgo date={run.endedAt} /> : <Missing />
    case 'duration':
      return <Duration run={run} />
    case 'user':
      return run.user ? <Text text={run.user} /> : <Missing />
    case 'dataset': {
      const names = run.datasets.map(({ name }) => name).join(', ')
      return names ? <Text text={names} /> : <Missing />
    }
    case 'source': {
      const source = run.tags.get('mlflow.source.name')
      return source ? <Text text={source} /> : <Missing />
    }
    case 'run_id':
      return <span className={classes.id}>{run.id}</span>
    default:
      return <Missing />
  }
}

function Duration({ run }: { run: Run }) {
  const duration = durationOf(run)
  if (duration !== null) return formatDuration(duration)
  return isActive(run) && run.startedAt ? <SoFar startedAt={run.startedAt} /> : <Missing />
}

const TICK_MS = 10_000

function SoFar({ startedAt }: { startedAt: Date }) {
  const now = useNow(TICK_MS)
  return (
    <span className={classes.soFar} title="so far">
      {formatDuration(Math.max(now - startedAt.getTime(), 0))}…
    </span>
  )
}
