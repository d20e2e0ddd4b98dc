import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useLocation, useParams } from 'react-router-dom'
import { ArtifactBrowser } from '#features/artifacts/ArtifactBrowser.tsx'
import { RunCurves } from '#features/charts/RunCurves.tsx'
import { RegisterFolderButton } from '#features/registry-actions/RegisterFolderButton.tsx'
import { RegisterRunButton } from '#features/registry-actions/RegisterRunButton.tsx'
import { LoadRun } from '#features/run-details/LoadRun.tsx'
import { BreadcrumbToCome, RunBreadcrumb } from '#features/run-details/RunBreadcrumb.tsx'
import { RunFacts } from '#features/run-details/RunFacts.tsx'
import { RunLineage } from '#features/run-details/RunLineage.tsx'
import { RunMetrics, RunNote, RunParams, RunTags } from '#features/run-details/RunValues.tsx'
import { RunTabs } from '#features/run-details/RunTabs.tsx'
import { isActive, type Run, runQueries } from '#mlflow/runs.ts'
import { MlflowError } from '#protocol/errors.ts'
import { readArtifactPath } from '#src/paths.ts'
import { requireParam } from '#src/routeParams.ts'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { Message } from '#ui/Message.tsx'
import { NearViewport } from '#ui/NearViewport.tsx'
import { Page } from '#ui/Page.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import { UpdatedAgo } from '#ui/UpdatedAgo.tsx'
import classes from './RunPage.module.css'
import { lazyPart } from '#ui/lazyPart.tsx'

const RunMatrices = lazyPart('The confusion matrices', async () => {
  const { RunMatrices } = await import('#features/confusion-matrix/RunMatrices.tsx')
  return RunMatrices
})

/** A run that does not exist is the route's matter; a server that fails leaves this page to recover. */
const isNotFound = (error: Error) => error instanceof MlflowError && error.status === 404

function RunPage() {
  const runId = requireParam(useParams(), 'runId')
  const { pathname } = useLocation()
  const {
    data: run,
    error,
    dataUpdatedAt,
    refetch,
  } = useQuery({
    ...runQueries.detail(runId),
    throwOnError: (error, query) => query.state.data === undefined && isNotFound(error),
  })

  if (!run && error) {
    return (
      <Page title="Run">
        <Message
          tone="problem"
          title="The run could not be loaded"
          actions={
            <button type="button" className={classes.retry} onClick={() => void refetch()}>
              Try again
            </button>
          }
        >
          {error.message}
        </Message>
      </Page>
    )
  }
  if (!run) {
    return (
      <Page title="Run" breadcrumb={<BreadcrumbToCome />}>
        <Skeleton label="Loading the run" lines={12} />
      </Page>
    )
  }

  const artifactPath = readArtifactPath(pathname)
  return (
    <Page
      title={run.name}
      breadcrumb={<RunBreadcrumb run={run} />}
      actions={
        <div className={classes.actions}>
          {isActive(run) && (
            <span className={classes.updated}>
              <UpdatedAgo updatedAt={dataUpdatedAt} />
            </span>
          )}
          <RegisterRunButton run={run} />
        </div>
      }
    >
      {run.deleted && (
        <output className={classes.deleted}>
          This run was deleted. It can be restored until the server removes it for good.
        </output>
      )}
      <RunTabs runId={run.id} />
      {artifactPath === null ? (
        <Overview run={run} />
      ) : (
        <ErrorBoundary what="The artifacts">
          <ArtifactBrowser
            run={run}
            path={artifactPath}
            renderFolderActions={(folder) => (
              <RegisterFolderButton key={folder} run={run} folder={folder} />
            )}
          />
        </ErrorBoundary>
      )}
    </Page>
  )
}

/** Of the confusion matrices until they are looked for, in px: all folders of the run are walked for them. */
const MATRICES_PX = 120

function Overview({ run }: { run: Run }) {
  return (
    <>
      <RunFacts run={run} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <RunNote run={run} />
          <RunMetrics run={run} />
          <RunParams run={run} />
          <RunTags run={run} />
          <RunLineage run={run} />
        </div>
        <div className={classes.column}>
          <RunCurves run={run} />
          <Panel title="Confusion matrices" frame="plain">
            <NearViewport height={MATRICES_PX}>
              <ErrorBoundary what="The confusion matrices">
                <Suspense fallback={<Skeleton label="Loading confusion matrices" />}>
                  <RunMatrices run={run} />
                </Suspense>
              </ErrorBoundary>
            </NearViewport>
          </Panel>
          <LoadRun run={run} />
        </div>
      </div>
    </>
  )
}

export { RunPage as Component }
