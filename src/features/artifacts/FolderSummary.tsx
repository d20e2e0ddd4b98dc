import { useQuery } from '@tanstack/react-query'
import { Folder } from 'lucide-react'
import { artifactQueries } from '#mlflow/artifacts.ts'
import type { Run } from '#mlflow/runs.ts'
import { formatCount } from '#ui/formatCount.ts'
import { formatBytes } from '#ui/formatTime.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { pollOf } from './artifactPoll.ts'
import { fileName } from '#src/artifactKind.ts'
import classes from './FolderSummary.module.css'

/** What a folder holds, in a sentence. */
export function FolderSummary({ run, path }: { run: Run; path: string }) {
  const { data, error, isPending } = useQuery({
    ...artifactQueries.folder(run.id, path),
    ...pollOf(run),
  })
  if (isPending) {
    return (
      <div className={classes.waiting}>
        <Skeleton label="Listing the folder" />
      </div>
    )
  }
  return (
    <div className={classes.summary}>
      <Folder size={20} strokeWidth={1.5} aria-hidden />
      {path !== '' && <h2 className={`${classes.title} name`}>{fileName(path)}</h2>}
      {data ? (
        <p>
          {describe(
            data.length,
            data.filter(({ isFolder }) => isFolder).length,
            sizeOf(data),
            path,
          )}
        </p>
      ) : (
        <p role="alert">The folder could not be listed: {error.message}</p>
      )}
    </div>
  )
}

const sizeOf = (files: readonly { bytes: number | null }[]) =>
  files.reduce((total, { bytes }) => total + (bytes ?? 0), 0)

function describe(all: number, folders: number, bytes: number, path: string): string {
  if (all === 0) {
    return path === ''
      ? 'This run has logged no artifacts. Files logged with mlflow.log_artifact, log_dict, log_figure and the like are listed here.'
      : 'This folder is empty.'
  }
  const files = all - folders
  const parts = [
    ...(folders > 0 ? [formatCount(folders, 'folder')] : []),
    ...(files > 0 ? [`${formatCount(files, 'file')} of ${formatBytes(bytes)}`] : []),
  ]
  return `${parts.join(' and ')}. Choose one to look into it.`
}
