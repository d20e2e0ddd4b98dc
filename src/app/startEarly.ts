import { matchPath } from 'react-router-dom'
import { experimentQueries } from '#mlflow/experiments.ts'
import { queryClient } from '#mlflow/queryClient.ts'
import { runFeedOf } from '#mlflow/runFeeds.ts'
import { pageChunks } from './pageChunks.ts'

/**
 * Asks for what the page at an address needs most, while its code is still on the way. Resolves when all of it is here,
 * or has failed to come, of which the page itself tells.
 */
export async function startEarly(pathname: string): Promise<void> {
  const ids = matchPath('/experiments/:experimentIds', pathname)?.params.experimentIds
  if (ids === undefined) return
  await Promise.allSettled([
    runFeedOf(ids.split(',').filter(Boolean)).start(),
    queryClient.prefetchQuery(experimentQueries.list()),
    pageChunks.experiment(),
  ])
}
