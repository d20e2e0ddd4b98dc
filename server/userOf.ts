import { userInfo } from 'node:os'

/** Who runs this process: as MLflow knows them, else as the system does. */
export function userOf(env: NodeJS.ProcessEnv): string {
  try {
    return env['MLFLOW_TRACKING_USERNAME'] || userInfo().username
  } catch {
    // The process runs under a number that no account has.
    return 'unknown'
  }
}
