import { matchPath } from 'react-router-dom'
import { experimentQueries } from '#mlflow/experiments.ts'
import { queryClient } from '#mlflow/queryClient.ts'
import { runFeedOf } from '#mlflow/runFeeds.ts'

/** Asks for what the page at an address needs most, while its code is still on the way. */
export function startEarly(pathname: string) {
  const ids = matchPath('/experiments/:experimentIds', pathname)?.params.experimentIds
  if (ids === undefined) return
  runFeedOf(ids.split(',').filter(Boolean)).start()
  void queryClient.prefetchQuery(experimentQueries.list())
}
