import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { mlflowEnvironment, type MlflowName } from '../scripts/mlflowEnvironment.mjs'
import { quietPython } from './startMlflow.ts'

const run = promisify(execFile)

/**
 * Runs Python with that MLflow in the folder of the training scripts, and returns the last line that it printed. With
 * `trackingUri` its client talks to that server. Throws with its words when it fails.
 */
export async function runPython(
  root: string,
  name: MlflowName,
  args: string[],
  trackingUri?: string,
): Promise<string> {
  const { python } = await mlflowEnvironment(root, name)
  const { stdout } = await run(python, args, {
    cwd: path.join(root, 'e2e/training'),
    env: {
      ...process.env,
      ...quietPython,
      ...(trackingUri !== undefined && { MLFLOW_TRACKING_URI: trackingUri }),
    },
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout.trim().split('\n').at(-1) ?? ''
}
