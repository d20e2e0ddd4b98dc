import { pythonString } from '#src/pythonString.ts'
/** Python that loads exactly these runs with the MLflow client, and puts their params and metrics into a table. */
export const pythonSnippet = (runIds: readonly string[], trackingUri: string): string =>
  `import mlflow
import pandas as pd

mlflow.set_tracking_uri(${pythonString(trackingUri)})
client = mlflow.MlflowClient()
run_ids = [
${runIds.map((id) => `    ${pythonString(id)},\n`).join('')}]
runs = [client.get_run(run_id) for run_id in run_ids]
table = pd.DataFrame(
    {
        "run_id": run.info.run_id,
        "run_name": run.info.run_name,
        **{f"params.{key}": value for key, value in run.data.params.items()},
        **{f"metrics.{key}": value for key, value in run.data.metrics.items()},
    }
    for run in runs
)`
