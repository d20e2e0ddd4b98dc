import { useQuery } from '@tanstack/react-query'
import { textOf } from '#files/encoding.ts'
import { artifactByteQueries } from '#mlflow/artifactBytes.ts'
import classes from './ArtifactPreview.module.css'
import { plotSpec } from './plotSpec.ts'

/** Of a longer file it is not told. */
const MOST_BYTES = 5_000_000

const libraryOf = (bytes: Uint8Array) => plotSpec(textOf(bytes))

type Props = { runId: string; path: string; bytes: number }

/** Says so where a JSON file is a plot that needs a library to be drawn. */
export function PlotSpecNote({ runId, path, bytes }: Props) {
  const { data: library } = useQuery({
    ...artifactByteQueries.whole(runId, path, bytes, MOST_BYTES),
    enabled: bytes <= MOST_BYTES,
    select: libraryOf,
  })
  if (!library) return null
  return (
    <p className={classes.notice}>
      This is a {library} plot. It is shown as JSON: drawing it would take that library, which is
      larger than all of this page.
    </p>
  )
}
