import type { Run } from '#mlflow/runs.ts'

/** A Python string; its escapes are a superset of JSON's. */
const python = (text: string) => JSON.stringify(text)

const shell = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** Python that loads a run with the MLflow client, from the server that shows it. */
export const loadSnippet = (runId: string, trackingUri: string): string =>
  `import mlflow

mlflow.set_tracking_uri(${python(trackingUri)})
run_id = ${python(runId)}
run = mlflow.get_run(run_id)
params, metrics = run.data.params, run.data.metrics
folder = mlflow.artifacts.download_artifacts(run_id=run_id)`

/** The shell commands that bring back the code of a run; null where it did not record any. */
export function checkoutSnippet(run: Run): string | null {
  const commit = run.tags.get('mlflow.source.git.commit')
  if (!commit) return null
  const repository = run.tags.get('mlflow.source.git.repoURL')
  return [
    ...(repository ? [`git clone ${shell(repository)} source && cd source`] : []),
    `git checkout ${shell(commit)}`,
  ].join('\n')
}
