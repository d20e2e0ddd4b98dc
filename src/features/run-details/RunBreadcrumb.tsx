import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { experimentQueries } from '#mlflow/experiments.ts'
import { type Run, runQueries } from '#mlflow/runs.ts'
import { paths } from '#src/paths.ts'
import { Breadcrumb } from '#ui/Breadcrumb.tsx'

/** Where a run lies: its experiment, and the run it is nested in. */
export function RunBreadcrumb({ run }: { run: Run }) {
  const experiment = useQuery(experimentQueries.detail(run.experimentId))
  return (
    <Breadcrumb>
      <li>
        <Link to={paths.experiment(run.experimentId)}>
          <bdi>{experiment.data?.name ?? `Experiment ${run.experimentId}`}</bdi>
        </Link>
      </li>
      {run.parentId !== null && <ParentRun runId={run.parentId} />}
    </Breadcrumb>
  )
}

/** Holds its place until the run is read. */
export const BreadcrumbToCome = () => (
  <Breadcrumb>
    <li>…</li>
  </Breadcrumb>
)

function ParentRun({ runId }: { runId: string }) {
  const parent = useQuery(runQueries.detail(runId))
  return (
    <li>
      <Link to={paths.run(runId)}>
        <bdi>{parent.data?.name ?? runId}</bdi>
      </Link>
    </li>
  )
}
