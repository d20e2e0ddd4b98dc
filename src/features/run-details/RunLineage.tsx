import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { registryQueries } from '#mlflow/registry.ts'
import { CHILDREN_LIMIT, type Run, runQueries } from '#mlflow/runs.ts'
import { paths } from '#src/paths.ts'
import { COLOUR_SLOTS, setSelected } from '#src/runSelection.ts'
import { JobStatus } from '#ui/JobStatus.tsx'
import { Panel } from '#ui/Panel.tsx'
import classes from './RunLineage.module.css'

/** What a run is part of, and what came of it: its parent, nested runs, registered versions and logged models. */
export function RunLineage({ run }: { run: Run }) {
  return (
    <Panel title="Lineage">
      <dl className={classes.lineage}>
        {run.parentId !== null && (
          <Line name="Nested in">
            <ParentName runId={run.parentId} />
          </Line>
        )}
        <Line name="Nested runs">
          <Children run={run} />
        </Line>
        <Line name="Registered versions">
          <Versions runId={run.id} />
        </Line>
        {run.loggedModelIds.length > 0 && (
          <Line name="Logged models">
            {run.loggedModelIds.map((id) => (
              <div key={id}>
                <code className="name">{id}</code>
              </div>
            ))}
            <p className={classes.note}>
              Kept by the server beside the run, so not among its artifacts.
            </p>
          </Line>
        )}
      </dl>
    </Panel>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.line}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function ParentName({ runId }: { runId: string }) {
  const { data } = useQuery(runQueries.detail(runId))
  return (
    <Link className="name" to={paths.run(runId)}>
      {data?.name ?? runId}
    </Link>
  )
}

/** More names than these would push everything else away; all are counted. */
const LISTED = 10

function Children({ run }: { run: Run }) {
  const { data: children, error, isPending } = useQuery(runQueries.children(run))
  if (isPending) return <span className={classes.note}>Looking…</span>
  if (!children) return <Problem what="nested runs" error={error} />
  if (children.length === 0) return <span className={classes.note}>None</span>

  const listed = children.slice(0, LISTED)
  const compared = children.slice(0, COLOUR_SLOTS).map(({ id }) => id)
  const capped = children.length >= CHILDREN_LIMIT
  return (
    <>
      <ul className={classes.children}>
        {listed.map((child) => (
          <li key={child.id}>
            <Link className="name" to={paths.run(child.id)}>
              {child.name}
            </Link>
            <JobStatus status={child.status} />
          </li>
        ))}
      </ul>
      <p className={classes.note}>
        {children.length > LISTED &&
          `${LISTED} of ${capped ? 'at least ' : ''}${children.length}. `}
        {capped && `No more than ${CHILDREN_LIMIT} are asked for. `}
        {compared.length > 1 && (
          <Link to={paths.compare(setSelected([], compared, true))}>
            Compare {compared.length < children.length ? `the first ${compared.length}` : 'them'}
          </Link>
        )}
      </p>
    </>
  )
}

function Versions({ runId }: { runId: string }) {
  const { data, error, isPending } = useQuery(registryQueries.versions())
  if (isPending) return <span className={classes.note}>Looking…</span>
  if (!data) return <Problem what="registered versions" error={error} />
  const versions = data.filter((version) => version.runId === runId)
  if (versions.length === 0) return <span className={classes.note}>None</span>
  return versions.map(({ model, version, stage }) => (
    <div key={`${version} ${model}`}>
      <Link className="name" to={paths.modelVersion(model, version)}>
        {model} version {version}
      </Link>{' '}
      {stage !== 'None' && <span className={classes.note}>in {stage}</span>}
    </div>
  ))
}

function Problem({ what, error }: { what: string; error: Error }) {
  return (
    <span role="alert">
      The {what} could not be read: {error.message}
    </span>
  )
}
