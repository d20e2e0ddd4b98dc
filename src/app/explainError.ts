import { isRouteErrorResponse } from 'react-router-dom'
import { isUnreachable } from '#mlflow/client.ts'
import { MlflowError } from '#protocol/errors.ts'

export type Explanation = {
  title: string
  /** What happened, in the backend's own words where it has some. */
  message: string
  /**
   * What comes next: it mends itself; the page must be loaded anew, which it does by itself where a lost
   * backend was the reason; or there is only the way out.
   */
  remedy: 'waits' | 'reload' | 'reloadWhenBack' | 'leave'
}

/** How browsers say that a script of the app could not be had. */
const CHUNK_FAILURES = [
  'failed to fetch dynamically imported module',
  'error loading dynamically imported module',
  'importing a module script failed',
  'unable to preload css',
]

const isChunkFailure = (error: unknown) =>
  error instanceof Error &&
  CHUNK_FAILURES.some((failure) => error.message.toLowerCase().includes(failure))

/** What a page that failed says, whatever it was that was thrown. */
export function explainError(error: unknown): Explanation {
  if (isUnreachable(error)) {
    return {
      title: 'The backend does not answer',
      message: 'The page appears by itself as soon as it does.',
      remedy: 'waits',
    }
  }
  if (isChunkFailure(error)) {
    return {
      title: 'This page has to be loaded anew',
      message:
        'A part of the app could not be fetched: a newer version was installed since it was opened, or what serves it is away. In the latter case it loads anew by itself.',
      remedy: 'reloadWhenBack',
    }
  }
  if (isRouteErrorResponse(error)) {
    return { title: 'No such page', message: 'Nothing is at this address.', remedy: 'leave' }
  }
  if (!(error instanceof MlflowError)) {
    return { title: 'Something went wrong', message: String(error), remedy: 'reload' }
  }
  if (error.code === 'ENDPOINT_NOT_FOUND') {
    return { title: 'This backend cannot do that', message: error.message, remedy: 'leave' }
  }
  if (error.status === 404) {
    return { title: 'Not found', message: error.message, remedy: 'leave' }
  }
  return {
    title: error.status >= 500 ? 'The backend failed' : 'The backend refused this',
    message: `${error.message} (${error.code})`,
    remedy: 'reload',
  }
}
