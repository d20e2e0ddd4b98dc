import { artifactUrl } from '#mlflow/artifacts.ts'
import { TextViewer } from './TextViewer.tsx'

type Props = { runId: string; path: string; bytes: number }

/** A file as text, whatever it is: what could act, such as HTML, stays source. */
export function TextPreview({ runId, path, bytes }: Props) {
  return <TextViewer url={artifactUrl(runId, path)} bytes={bytes} />
}
