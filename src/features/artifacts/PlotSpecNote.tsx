import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { artifactQueries, PREVIEW_LIMIT_BYTES } from '#mlflow/artifacts.ts'
import classes from './ArtifactPreview.module.css'
import { plotSpec } from './plotSpec.ts'

type Props = { runId: string; path: string; bytes: number }

/** Says so where a JSON file is a plot that needs a library to be drawn. */
export function PlotSpecNote({ runId, path, bytes }: Props) {
  const { data } = useQuery({
    ...artifactQueries.beginning(runId, path),
    // Of a longer file it is not told.
    enabled: bytes <= PREVIEW_LIMIT_BYTES,
  })
  const library = useMemo(() => (data?.complete ? plotSpec(data.text) : null), [data])
  if (library === null) return null
  return (
    <p className={classes.notice}>
      This is a {library} plot. It is shown as JSON: drawing it would take that library, which is
      larger than all of this page.
    </p>
  )
}
