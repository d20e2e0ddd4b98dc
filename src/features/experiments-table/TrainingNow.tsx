import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { Link } from 'react-router-dom'
import { ACTIVE_LIMIT, activeRunsQuery } from '#mlflow/activeRuns.ts'
import { activityOf, formatPace, lastLogged } from '#mlflow/activity.ts'
import type { Run } from '#mlflow/runs.ts'
import { paths } from '#src/paths.ts'
import { formatDuration } from '#ui/formatTime.ts'
import { JobStatus } from '#ui/JobStatus.tsx'
import { TimeAgo } from '#ui/TimeAgo.tsx'
import { useNow } from '#ui/useNow.ts'
import type { PlacedExperiment } from './ExperimentsTable.tsx'
import classes from './TrainingNow.module.css'

type Props = { experiments: readonly PlacedExperiment[] }

const TICK_MS = 1_000

/** Every run that trains or waits, in any experiment; nothing while there is none. */
export function TrainingNow({ experiments }: Props) {
  const { data } = useQuery(activeRunsQuery(experiments.map(({ experiment }) => experiment.id)))
  if (!data || data.runs.length === 0) return null
  const placed = new Map(experiments.map((place) => [place.experiment.id, place]))
  return (
    <section className={classes.section} aria-labelledby="training-now">
      <h2 id="training-now">Training now</h2>
      <table className={classes.table} aria-labelledby="training-now">
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Experiment</th>
            <th scope="col">Status</th>
            <th scope="col">Started</th>
            <th scope="col" className={classes.number}>
              Elapsed
            </th>
            <th scope="col" className={classes.number}>
              Last step
            </th>
            <th scope="col" className={classes.number}>
              Pace
            </th>
            <th scope="col">Last update</th>
          </tr>
        </thead>
        <tbody>
          {data.runs.map((run) => (
            <ActiveRun key={run.id} run={run} place={placed.get(run.experimentId)} />
          ))}
        </tbody>
      </table>
      {data.more && (
        <p className={classes.note}>The {ACTIVE_LIMIT} that started last; there are more.</p>
      )}
    </section>
  )
}

type RowProps = { run: Run; place: PlacedExperiment | undefined }

function ActiveRun({ run, place }: RowProps) {
  const now = useNow(TICK_MS)
  const { lastLoggedAt, lastStep } = lastLogged(run)
  const { status, startedAt } = run
  const activity = activityOf({ status, startedAt, lastLoggedAt, lastStep }, now)
  return (
    <tr>
      <th scope="row" className="cut">
        <NameLink to={paths.run(run.id)} name={run.name} />
      </th>
      <td className="cut">
        <NameLink
          to={paths.experiment(run.experimentId)}
          name={place?.experiment.name ?? run.experimentId}
        />
      </td>
      <td>
        {activity.stalled ? (
          <span
            className={classes.stalled}
            title="It says that it runs, but is silent for too long"
          >
            <TriangleAlert size={14} aria-hidden /> Stalled
          </span>
        ) : (
          <JobStatus status={status} />
        )}
      </td>
      <td>{startedAt ? <TimeAgo date={startedAt} /> : '–'}</td>
      <td className={classes.number}>
        {activity.elapsedMs === null ? '–' : formatDuration(activity.elapsedMs)}
      </td>
      <td className={classes.number}>{lastStep ?? '–'}</td>
      <td className={classes.number}>
        {activity.msPerStep === null ? '–' : formatPace(activity.msPerStep)}
      </td>
      <td>{lastLoggedAt ? <TimeAgo date={lastLoggedAt} /> : 'nothing yet'}</td>
    </tr>
  )
}

const NameLink = ({ to, name }: { to: string; name: string }) => (
  <Link to={to} title={name}>
    <bdi>{name}</bdi>
  </Link>
)
