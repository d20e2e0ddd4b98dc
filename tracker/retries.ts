import pRetry from 'p-retry'
import { MlflowError } from '#protocol/errors.ts'

/** The code of a request that got no answer; its status is 0. */
export const UNREACHABLE = 'UNREACHABLE'

/** Six tries; the waits between them come to 16 to 22 s, since each is lengthened by a random share. */
const POLICY = { retries: 5, minTimeout: 300, factor: 2.5, maxTimeout: 8_000, randomize: true }

/** However slowly the tries fail, no new one begins after this. */
const PATIENCE_MS = 60_000

/** Calls `attempt` until it succeeds, fails for good, or has failed too often; throws its last error. */
export const withRetries = <Result>(attempt: (count: number) => Promise<Result>): Promise<Result> =>
  pRetry(attempt, {
    ...POLICY,
    maxRetryTime: PATIENCE_MS,
    shouldRetry: ({ error }) => isTransient(error),
  })

/**
 * Makes something of which a second request would make a second one. After a failure nobody knows whether the request
 * was carried out, so `find` looks for what it would have made before it is sent again.
 */
export const createOnce = <Made>(
  create: () => Promise<Made>,
  find: () => Promise<Made | undefined>,
): Promise<Made> =>
  withRetries(async (count) => {
    const made = count > 1 ? await find() : undefined
    return made ?? create()
  })

/** Whether there was no server to answer, or only what stands before one. */
export const isAway = (error: unknown): boolean =>
  error instanceof MlflowError &&
  (error.code === UNREACHABLE || [502, 503, 504].includes(error.status))

/** Whether the same request may succeed a little later. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof MlflowError)) return false
  const { code, status } = error
  if (code === UNREACHABLE || status === 408 || status === 429) return true
  // MLflow answers what the state of a thing forbids under 500, too.
  return status >= 500 && status !== 501 && code !== 'INVALID_STATE'
}
