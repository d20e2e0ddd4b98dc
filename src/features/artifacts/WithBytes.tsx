import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { artifactByteQueries } from '#mlflow/artifactBytes.ts'
import { formatBytes } from '#ui/formatTime.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import classes from './ArtifactPreview.module.css'

type Props = {
  runId: string
  path: string
  /** As the listing says. */
  bytes: number
  /** The most that is read, counted as it arrives. */
  limitBytes: number
  /** Where a file is too large to be laid out. */
  otherwise?: ReactNode
  children: (bytes: Uint8Array<ArrayBuffer>) => ReactNode
}

/** Reads all of an artifact, and says so where it is too large for that or cannot be had. */
export function WithBytes({ runId, path, bytes, limitBytes, otherwise, children }: Props) {
  const { data, error, isLoading } = useQuery({
    ...artifactByteQueries.whole(runId, path, bytes, limitBytes),
    enabled: bytes <= limitBytes,
  })
  if (bytes > limitBytes) {
    return (
      <>
        <p className={classes.notice}>
          Files of more than {formatBytes(limitBytes)} are not laid out here; this one can be
          downloaded.
        </p>
        {otherwise}
      </>
    )
  }
  if (isLoading) {
    return (
      <div className={classes.waiting}>
        <Skeleton label="Loading the file" />
      </div>
    )
  }
  if (!data) {
    return (
      <p role="alert" className={classes.sentence}>
        The file could not be read: {error?.message}
      </p>
    )
  }
  return children(data)
}
