import path from 'node:path'
import { mlflowEnvironment, type MlflowName } from '../scripts/mlflowEnvironment.mjs'
import { freePort, startProcess } from './startProcess.ts'

/** Keeps MLflow and its libraries from reaching for the network and git, and from writing beside our sources. */
export const quietPython = {
  MLFLOW_DISABLE_TELEMETRY: 'true',
  DO_NOT_TRACK: 'true',
  GIT_PYTHON_REFRESH: 'quiet',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONUNBUFFERED: '1',
  NO_PROXY: '127.0.0.1',
  // Jobs serve MLflow's generative half; their runners are half a dozen processes.
  MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
}

/** A real `mlflow server` on SQLite with its artifact proxy, everything inside `folder`. */
export async function startMlflow(root: string, name: MlflowName, folder: string) {
  const { python } = await mlflowEnvironment(root, name)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const stores = [
    `--backend-store-uri=sqlite:///${path.join(folder, 'mlflow.db')}`,
    `--artifacts-destination=${path.join(folder, 'artifacts')}`,
  ]
  const listening = ['--host=127.0.0.1', `--port=${port}`, '--workers=1']
  return startProcess({
    command: python,
    args: ['-m', 'mlflow', 'server', ...stores, ...listening],
    cwd: folder,
    env: quietPython,
    isUp: async () => ((await answers(`${url}/version`)) ? url : null),
  })
}

const answers = (url: string) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  )
