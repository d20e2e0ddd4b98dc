import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { artifactQueries } from '#mlflow/artifacts.ts'
import classes from './ArtifactPreview.module.css'
import { plotSpec } from './plotSpec.ts'

/** Says so where a JSON file is a plot that needs a library to be drawn. */
export function PlotSpecNote({ runId, path }: { runId: string; path: string }) {
  const { data } = useQuery(artifactQueries.beginning(runId, path))
  const library = useMemo(() => (data?.complete ? plotSpec(data.text) : null), [data])
  if (library === null) return null
  return (
    <p className={classes.notice}>
      This is a {library} plot. It is shown as JSON: drawing it would take that library, which is
      larger than all of this page.
    </p>
  )
}
