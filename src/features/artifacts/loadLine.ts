import { pythonString } from '#src/pythonString.ts'
import { type ArtifactKind, artifactKind } from '#src/artifactKind.ts'

/** What a `runs:/` address may hold without being taken for something else. */
const PLAIN = /^[\w./-]+$/

/** Kinds whose content is text, and which no other function loads. */
const TEXTS: ReadonlySet<ArtifactKind> = new Set(['text', 'yaml', 'markdown', 'html'])

/** The line of Python that loads an artifact with the MLflow client, 2.9.2 and later: its content where there is a function for it, else a copy on disk. */
export function loadLine(runId: string, path: string, isFolder: boolean): string {
  const uri = pythonString(`runs:/${runId}/${path}`)
  if (PLAIN.test(path) && !isFolder) {
    const kind = artifactKind(path)
    if (/\.json$/i.test(path)) return `mlflow.artifacts.load_dict(${uri})`
    if (kind === 'image' && !/\.svg$/i.test(path)) return `mlflow.artifacts.load_image(${uri})`
    if (TEXTS.has(kind)) return `mlflow.artifacts.load_text(${uri})`
  }
  const where = path === '' ? '' : `, artifact_path=${pythonString(path)}`
  return `mlflow.artifacts.download_artifacts(run_id=${pythonString(runId)}${where})`
}
