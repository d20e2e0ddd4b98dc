/** A Python script that logs one run to the server at `trackingUri`. */
export const firstRunScript = (trackingUri: string, experimentName: string) => `import mlflow

mlflow.set_tracking_uri(${pythonText(trackingUri)})
mlflow.set_experiment(${pythonText(experimentName)})

with mlflow.start_run(run_name="contamination_0.05"):
    mlflow.log_params({"contamination": 0.05, "n_estimators": 100})
    for step, f1_score in enumerate([0.41, 0.58, 0.66, 0.68]):
        mlflow.log_metric("f1_score", f1_score, step=step)
`

/** JSON's quotes and escapes are Python's, too, except that JSON leaves these line ends as they are. */
const pythonText = (text: string) =>
  JSON.stringify(text).replace(
    /[\u2028\u2029]/g,
    (lineEnd) => `\\u${lineEnd.charCodeAt(0).toString(16)}`,
  )
