import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { mlflowEnvironment, type MlflowName } from '../scripts/mlflowEnvironment.mjs'
import { type Facts, factsSchema } from './facts.ts'
import { quietPython } from './startMlflow.ts'

const run = promisify(execFile)

/** Runs the training script with the real client of that MLflow, into the server at `trackingUri`. */
export async function train(root: string, name: MlflowName, trackingUri: string): Promise<Facts> {
  const { python } = await mlflowEnvironment(root, name)
  const { stdout } = await run(python, ['train.py'], {
    cwd: path.join(root, 'e2e/training'),
    env: { ...process.env, ...quietPython, MLFLOW_TRACKING_URI: trackingUri },
    maxBuffer: 64 * 1024 * 1024,
  })
  return factsSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
}
