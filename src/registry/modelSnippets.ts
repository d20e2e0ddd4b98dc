import { pythonString } from '#src/pythonString.ts'
import { shellWord } from '#src/shellWord.ts'
import type { ModelFlavor } from './readModelFile.ts'

/** Flavours whose own module loads them; a model of any other is loaded as a Python function. */
const LOADABLE =
  /^(catboost|fastai|h2o|keras|langchain|lightgbm|onnx|paddle|pmdarima|prophet|pytorch|sklearn|spacy|spark|statsmodels|tensorflow|transformers|xgboost)$/

/** Where a model is to MLflow: `folder` is that of its `MLmodel` file. */
export const modelUri = (runId: string, folder: string): string => `runs:/${runId}/${folder}`

/** How to load a model in Python, by each flavour that can be, and what serves it over HTTP. */
export function modelSnippets(
  model: { flavors: readonly Pick<ModelFlavor, 'name'>[] },
  uri: string,
  trackingUri: string,
) {
  const flavors = model.flavors.map(({ name }) => name)
  const own = flavors.find((name) => LOADABLE.test(name))
  const lines = [
    'import mlflow',
    '',
    `mlflow.set_tracking_uri(${pythonString(trackingUri)})`,
    ...(own === undefined ? [] : [`model = mlflow.${own}.load_model(${pythonString(uri)})`]),
    ...(flavors.includes('python_function')
      ? [
          `${own === undefined ? 'model' : 'function'} = mlflow.pyfunc.load_model(${pythonString(uri)})`,
        ]
      : []),
  ]
  return {
    python: lines.length > 3 ? lines.join('\n') : null,
    serve: flavors.includes('python_function')
      ? `MLFLOW_TRACKING_URI=${shellWord(trackingUri)} mlflow models serve -m ${shellWord(uri)} --port 5001`
      : null,
  }
}

/** The command that fetches the files of a model into a folder. */
export const downloadSnippet = (uri: string, trackingUri: string): string =>
  `MLFLOW_TRACKING_URI=${shellWord(trackingUri)} mlflow artifacts download \\
  --artifact-uri ${shellWord(uri)} --dst-path model`

/** The same in Python. */
export const downloadPython = (uri: string, trackingUri: string): string =>
  `import mlflow

mlflow.set_tracking_uri(${pythonString(trackingUri)})
folder = mlflow.artifacts.download_artifacts(artifact_uri=${pythonString(uri)})`
