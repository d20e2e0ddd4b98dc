import type { MlflowName } from '../scripts/mlflowEnvironment.mjs'
import { type Facts, factsSchema } from './facts.ts'
import { runPython } from './runPython.ts'

/** Runs the training script with the real client of that MLflow, into the server at `trackingUri`. */
export async function train(root: string, name: MlflowName, trackingUri: string): Promise<Facts> {
  return factsSchema.parse(JSON.parse(await runPython(root, name, ['train.py'], trackingUri)))
}
