import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { artifactQueries, type ArtifactText, PREVIEW_LIMIT_BYTES } from '#mlflow/artifacts.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import classes from './ArtifactPreview.module.css'

type Props = {
  runId: string
  path: string
  children: (artifact: ArtifactText) => ReactNode
}

/** Reads the beginning of an artifact as text, and says so where it is not all of it. */
export function WithText({ runId, path, children }: Props) {
  const { data, error, isPending } = useQuery(artifactQueries.beginning(runId, path))
  if (isPending) {
    return (
      <div className={classes.waiting}>
        <Skeleton label="Loading the file" />
      </div>
    )
  }
  if (!data) {
    return (
      <p role="alert" className={classes.sentence}>
        The file could not be read: {error.message}
      </p>
    )
  }
  return (
    <>
      {!data.complete && (
        <p className={classes.notice}>
          The first {PREVIEW_LIMIT_BYTES / 1e6} MB; download the file for the rest.
        </p>
      )}
      {children(data)}
    </>
  )
}
