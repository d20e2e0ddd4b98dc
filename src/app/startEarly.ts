import { matchPath, type Params } from 'react-router-dom'
import { experimentQueries } from '#mlflow/experiments.ts'
import { queryClient } from '#mlflow/queryClient.ts'
import { runFeedOf } from '#mlflow/runFeeds.ts'
import { runQueries } from '#mlflow/runs.ts'
import { comparedRun } from '#mlflow/runsById.ts'
import { paths } from '#src/paths.ts'
import { readSelection } from '#src/runSelection.ts'
import { pageChunks } from './pageChunks.ts'
import { pageRoutes } from './pageRoutes.ts'

type Address = Pick<Location, 'pathname' | 'search'>

/**
 * Asks for the code of the page at an address and for what it needs most, before anything is drawn. Resolves when all
 * of it is here, or has failed to come, of which the page itself tells.
 */
export async function startEarly({ pathname, search }: Address): Promise<void> {
  // The bare address leads to the experiments.
  const wanted = pathname === '/' ? paths.experiments() : pathname
  for (const { path, page } of pageRoutes) {
    const match = matchPath(path, wanted)
    if (!match) continue
    await Promise.allSettled([
      ...startRuns(match.params, search),
      queryClient.prefetchQuery(experimentQueries.list()),
      pageChunks[page](),
    ])
    return
  }
}

/** Those of the experiments or the run that a path names, or that are compared. */
function startRuns({ experimentIds, runId }: Params, search: string): Promise<unknown>[] {
  if (experimentIds !== undefined) {
    return [runFeedOf(experimentIds.split(',').filter(Boolean)).start()]
  }
  if (runId !== undefined) return [queryClient.prefetchQuery(runQueries.detail(runId))]
  const compared = readSelection(new URLSearchParams(search).get('runs'))
  return compared.map(({ runId }) => queryClient.prefetchQuery(comparedRun(runId)))
}
