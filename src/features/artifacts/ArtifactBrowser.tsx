import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { artifactQueries } from '#mlflow/artifacts.ts'
import type { Run } from '#mlflow/runs.ts'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'
import { Skeleton } from '#ui/Skeleton.tsx'
import classes from './ArtifactBrowser.module.css'
import { folderOf } from '#src/artifactKind.ts'
import { ArtifactBar } from './ArtifactBar.tsx'
import { pollOf } from './artifactPoll.ts'
import { ArtifactPreview } from './ArtifactPreview.tsx'
import { ArtifactFinder } from './ArtifactFinder.tsx'
import { FolderSummary } from './FolderSummary.tsx'

type Props = {
  run: Run
  /** The artifact that the address names; '' for the root. */
  path: string
  /** What more can be done with a folder of the run. */
  renderFolderActions: (folder: string) => ReactNode
}

/** A run's files: their tree, and a look into the one that the address names. */
export function ArtifactBrowser({ run, path, renderFolderActions }: Props) {
  return (
    <div className={classes.browser}>
      <ArtifactFinder run={run} selected={path} />
      <section className={classes.preview} aria-label="Preview">
        <ErrorBoundary what={`The preview of ${path || 'the artifacts'}`} resetKey={path}>
          {path === '' ? (
            <FolderPreview run={run} path="" renderFolderActions={renderFolderActions} />
          ) : (
            <Selected run={run} path={path} renderFolderActions={renderFolderActions} />
          )}
        </ErrorBoundary>
      </section>
    </div>
  )
}

/** What lies at a path is known from the folder above: asked for directly, a folder or a missing file fails oddly. */
function Selected({ run, path, renderFolderActions }: Props) {
  const { data, error, isPending } = useQuery({
    ...artifactQueries.folder(run.id, folderOf(path)),
    ...pollOf(run),
  })
  if (isPending) {
    return (
      <div className={classes.waiting}>
        <Skeleton label="Looking for the file" />
      </div>
    )
  }
  if (!data) {
    return (
      <p role="alert" className={classes.sentence}>
        The artifacts could not be listed: {error.message}
      </p>
    )
  }
  const artifact = data.find((one) => one.path === path)
  if (!artifact) {
    return (
      <p className={classes.sentence}>
        This run has no artifact <span className="name">{path}</span>.
      </p>
    )
  }
  if (artifact.isFolder) {
    return <FolderPreview run={run} path={path} renderFolderActions={renderFolderActions} />
  }
  return (
    <>
      <ArtifactBar runId={run.id} path={path} isFolder={false} siblings={data} />
      <ArtifactPreview key={path} runId={run.id} path={path} bytes={artifact.bytes ?? 0} />
    </>
  )
}

const FolderPreview = ({ run, path, renderFolderActions }: Props) => (
  <>
    <ArtifactBar
      runId={run.id}
      path={path}
      isFolder
      siblings={[]}
      actions={renderFolderActions(path)}
    />
    <FolderSummary run={run} path={path} />
  </>
)
