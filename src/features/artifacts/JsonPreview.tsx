import { useQuery } from '@tanstack/react-query'
import { textOf } from '#files/encoding.ts'
import { artifactByteQueries } from '#mlflow/artifactBytes.ts'
import { artifactUrl } from '#mlflow/artifacts.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import classes from './ArtifactPreview.module.css'
import { fileName } from '#src/artifactKind.ts'
import { looksLikeTable } from './looksLikeTable.ts'
import { TableViewer } from './TableViewer.tsx'
import { TextViewer } from './TextViewer.tsx'
import { TreeViewer } from './TreeViewer.tsx'
import { useFileView } from './useFileView.tsx'

type Props = { runId: string; path: string; bytes: number }

/** So much tells what a file is. */
const HEAD_BYTES = 4_000
const HEAD_STALE_MS = 60_000

/** A JSON file as a tree that folds, as a table where it is one, or as it was written. */
export function JsonPreview({ runId, path, bytes }: Props) {
  const { data: head = '', isPending } = useQuery({
    ...artifactByteQueries.head(runId, path, HEAD_BYTES),
    select: textOf,
    staleTime: HEAD_STALE_MS,
  })
  const likeness = looksLikeTable(head)
  const { view, choice } = useFileView(
    likeness === 'none' ? ['tree', 'source'] : ['table', 'tree', 'source'],
    likeness === 'likely' ? 'table' : 'tree',
  )
  const url = artifactUrl(runId, path)
  if (isPending) {
    return (
      <div className={classes.waiting}>
        <Skeleton label="Loading the file" />
      </div>
    )
  }
  if (view === 'source') {
    return (
      <TextViewer url={url} bytes={bytes}>
        {choice}
      </TextViewer>
    )
  }
  if (view === 'table') {
    return (
      <TableViewer url={url} name={fileName(path)} bytes={bytes} format="json">
        {choice}
      </TableViewer>
    )
  }
  return (
    <TreeViewer url={url} bytes={bytes} format="json">
      {choice}
    </TreeViewer>
  )
}
