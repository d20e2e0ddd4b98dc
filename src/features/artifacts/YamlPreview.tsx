import { artifactUrl } from '#mlflow/artifacts.ts'
import { TextViewer } from './TextViewer.tsx'
import { TreeViewer } from './TreeViewer.tsx'
import { useFileView } from './useFileView.tsx'

type Props = { runId: string; path: string; bytes: number }

/** A YAML file as a tree that folds, or as it was written, with its comments. */
export function YamlPreview({ runId, path, bytes }: Props) {
  const { view, choice } = useFileView(['tree', 'source'], 'tree')
  const url = artifactUrl(runId, path)
  return view === 'source' ? (
    <TextViewer url={url} bytes={bytes}>
      {choice}
    </TextViewer>
  ) : (
    <TreeViewer url={url} bytes={bytes} format="yaml">
      {choice}
    </TreeViewer>
  )
}
