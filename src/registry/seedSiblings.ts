import { queryOptions, skipToken } from '@tanstack/react-query'
import { post } from '#mlflow/client.ts'
import { type Run, runQueries, toRun } from '#mlflow/runs.ts'
import { searchRunsResponse } from '#protocol/runs.ts'
import { isSeedKey } from '#src/seedNoise.ts'

/** So many runs tell well enough what seeds do. */
const MOST_RUNS = 100
/** Each condition costs a server time; a few leave little but the run's siblings. */
const MOST_CONDITIONS = 5

/** Whether there may be other runs of the same settings with other seeds. */
const hasSeed = (run: Run): boolean => [...run.params.keys()].some(isSeedKey)

/**
 * Runs of the same experiment that were given the same settings as `run`, as far as a server is asked: most are its
 * seeds. Nothing is asked for a run without a seed.
 */
export const seedSiblings = (run: Run | null) =>
  queryOptions({
    queryKey: [...runQueries.all(), 'siblings', run?.id],
    queryFn: run && hasSeed(run) ? ({ signal }) => readSiblings(run, signal) : skipToken,
    staleTime: 60_000,
  })

async function readSiblings(run: Run, signal: AbortSignal): Promise<Run[]> {
  const conditions = [...run.params]
    .filter(([key, value]) => !isSeedKey(key) && !/[`"']/.test(key + value) && value.length < 100)
    .slice(0, MOST_CONDITIONS)
    .map(([key, value]) => `params.\`${key}\` = '${value}'`)
  const { runs } = await post(
    'runs/search',
    {
      experiment_ids: [run.experimentId],
      filter: conditions.join(' AND '),
      max_results: MOST_RUNS,
      order_by: ['attributes.start_time DESC'],
    },
    searchRunsResponse,
    signal,
  )
  return runs.map(toRun)
}
