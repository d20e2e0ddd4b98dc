import type { Run } from '#mlflow/runs.ts'
import { pythonString } from '#src/pythonString.ts'
import { shellWord } from '#src/shellWord.ts'

/** Python that loads a run with the MLflow client, from the server that shows it. */
export const loadSnippet = (runId: string, trackingUri: string): string =>
  `import mlflow

mlflow.set_tracking_uri(${pythonString(trackingUri)})
run_id = ${pythonString(runId)}
run = mlflow.get_run(run_id)
params, metrics = run.data.params, run.data.metrics
folder = mlflow.artifacts.download_artifacts(run_id=run_id)`

/** The shell commands that bring back the code of a run; null where it did not record any. */
export function checkoutSnippet(run: Run): string | null {
  const commit = run.tags.get('mlflow.source.git.commit')
  if (!commit) return null
  const repository = run.tags.get('mlflow.source.git.repoURL')
  return [
    ...(repository ? [`git clone ${shellWord(repository)} source && cd source`] : []),
    `git checkout ${shellWord(commit)}`,
  ].join('\n')
}
