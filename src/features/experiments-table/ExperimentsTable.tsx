import { useQuery } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { Link } from 'react-router-dom'
import type { Experiment } from '#mlflow/experiments.ts'
import { NEWEST_LIMIT } from '#mlflow/newestRuns.ts'
import { runCountQuery } from '#mlflow/runCount.ts'
import { describeRunCount } from '#src/describeRunCount.ts'
import { isUserTag } from '#mlflow/runs.ts'
import { paths } from '#src/paths.ts'
import { NearViewport } from '#ui/NearViewport.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { TimeAgo } from '#ui/TimeAgo.tsx'
import { BestMetric } from './BestMetric.tsx'
import classes from './ExperimentsTable.module.css'

/** An experiment and where it lies. */
export type PlacedExperiment = {
  experiment: Experiment
  /** Its folders, outermost first. */
  folders: string[]
  /** Its name within them. */
  name: string
}

type Props = { experiments: readonly PlacedExperiment[] }

const ROW_PX = 40
const NOTE_TAG = 'mlflow.note.content'

/** All experiments with what is known of them at a glance. What none of them has gets no column. */
export function ExperimentsTable({ experiments }: Props) {
  const tagKeys = new Set(experiments.flatMap(({ experiment }) => [...experiment.tags.keys()]))
  const hasTags = [...tagKeys].some(isUserTag)
  const hasNotes = tagKeys.has(NOTE_TAG)
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Experiment</th>
            <th scope="col" className={classes.number}>
              Runs
            </th>
            <th scope="col">Last run started</th>
            <th scope="col">
              Best metric{' '}
              <span className={classes.aside}>· curve over the newest {NEWEST_LIMIT} runs</span>
            </th>
            {hasTags && <th scope="col">Tags</th>}
            {hasNotes && <th scope="col">Note</th>}
          </tr>
        </thead>
        <tbody>
          {experiments.map(({ experiment, folders, name }) => (
            <tr key={experiment.id}>
              <th scope="row">
                <Link to={paths.experiment(experiment.id)} title={experiment.name}>
                  <FlaskConical size={14} aria-hidden />
                  <span className={classes.path}>
                    {folders.length > 0 && (
                      <bdi className={`${classes.folders} cut`}>{folders.join(' / ')} /</bdi>
                    )}{' '}
                    <bdi className="cut">{name}</bdi>
                  </span>
                </Link>
              </th>
              <RunFacts experiment={experiment} />
              {hasTags && (
                <td>
                  <Tags tags={experiment.tags} />
                </td>
              )}
              {hasNotes && (
                <td className="cut" title={experiment.tags.get(NOTE_TAG)}>
                  <bdi>{experiment.tags.get(NOTE_TAG)}</bdi>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Cells that are asked for once their row comes into sight. */
function RunFacts({ experiment }: { experiment: Experiment }) {
  return (
    <>
      <td className={classes.number}>
        <NearViewport height={ROW_PX / 2}>
          <RunCount experimentId={experiment.id} />
        </NearViewport>
      </td>
      <td>
        <NearViewport height={ROW_PX / 2}>
          <LastRun experimentId={experiment.id} />
        </NearViewport>
      </td>
      <td>
        <NearViewport height={ROW_PX / 2}>
          {(near) => <BestMetric experiment={experiment} near={near} />}
        </NearViewport>
      </td>
    </>
  )
}

function RunCount({ experimentId }: { experimentId: string }) {
  const { data, isError } = useQuery(runCountQuery(experimentId))
  if (!data) return isError ? '?' : <Skeleton label="Counting runs" lines={1} />
  return (
    <>
      {data.active > 0 && <span className={classes.active}>{data.active} running</span>}
      <span title={describeRunCount(data)}>
        {data.count}
        {data.more && '+'}
      </span>
    </>
  )
}

function LastRun({ experimentId }: { experimentId: string }) {
  const { data } = useQuery(runCountQuery(experimentId))
  if (!data) return null
  return data.lastStart !== null ? <TimeAgo date={new Date(data.lastStart)} /> : '–'
}

function Tags({ tags }: { tags: ReadonlyMap<string, string> }) {
  return (
    <ul className={classes.tags}>
      {[...tags]
        .filter(([key]) => isUserTag(key))
        .map(([key, value]) => (
          <li key={key} title={`${key}: ${value}`}>
            <bdi>{key}</bdi> <bdi>{value}</bdi>
          </li>
        ))}
    </ul>
  )
}
