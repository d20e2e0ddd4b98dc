import type { Artifact } from '#mlflow/artifacts.ts'
import type { Run } from '#mlflow/runs.ts'
import { modelUri } from '#src/registry/modelSnippets.ts'

/** Something that can be registered. */
export type ModelSource = {
  /** As MLflow's client calls it, e.g. `runs:/<run id>/model`. */
  uri: string
  /** Where its files are: what a version is made from. */
  source: string
  runId: string
}

/** A folder of a run's artifacts; '' is the root. */
export const folderSource = (
  run: Pick<Run, 'id' | 'artifactUri'>,
  folder: string,
): ModelSource => ({
  uri: modelUri(run.id, folder),
  source: below(run.artifactUri, folder),
  runId: run.id,
})

/** What a run can be registered with: folders of its artifacts that hold a model, and models that are kept beside it. */
export function modelSources(
  run: Pick<Run, 'id' | 'artifactUri' | 'loggedModelIds'>,
  artifacts: readonly Artifact[],
): ModelSource[] {
  const folders = artifacts.flatMap(({ path, isFolder }) => {
    const [, folder] = /^(.*\/)?MLmodel$/s.exec(isFolder ? '' : `/${path}`) ?? []
    return folder === undefined ? [] : [folder.slice(1, -1)]
  })
  return [
    ...run.loggedModelIds.map((id) => ({
      uri: `models:/${id}`,
      source: `models:/${id}`,
      runId: run.id,
    })),
    ...folders.map((folder) => folderSource(run, folder)),
  ]
}

/** An address below another one; a query at its end stays there. */
function below(root: string, path: string): string {
  if (path === '') return root
  const [, base = root, rest = ''] = /^([^?#]*)([?#].*)?$/s.exec(root) ?? []
  return `${base.replace(/\/+$/, '')}/${path}${rest}`
}
