import { queryOptions } from '@tanstack/react-query'
import { type BestRun, bestRun } from '#mlflow/bestRun.ts'
import type { Experiment } from '#mlflow/experiments.ts'
import { NEWEST_LIMIT } from '#mlflow/newestRuns.ts'
import { runQueries } from '#mlflow/runs.ts'
import type { RunCount } from '#mlflow/runTally.ts'
import { sampleRuns } from '#mlflow/sampleRuns.ts'
import type { Corrections } from '#src/metricDirection.ts'
import {
  bestOf,
  experimentHeadline,
  type Headline,
  isHeadlineTag,
  latestValues,
} from './experimentHeadline.ts'

/** What the overview says of one experiment's headline metric. */
export type HeadlineFigures = {
  /** Null where none of the runs that were looked at has a metric with a finite value. */
  headline: Headline | null
  /** The best of all runs of the experiment; null where none has a finite value. */
  best: BestRun | null
  /** The finite values of the newest runs, in the order of their starts. */
  values: number[]
  /** Where the best run stands among `values`; -1 where it is an older one. */
  bestAt: number
  /** How many runs `values` are of, those without the metric among them. */
  drawn: number
  /** Whether the metric was chosen by these alone. */
  sampled: boolean
}

const STALE_MS = 10 * 60_000
const KEPT_MS = 30 * 60_000
const ACTIVE_POLL_MS = 60_000

/**
 * Asked anew when runs have come or gone or started, when the reader says which way a metric gets better, and now and
 * then while some are active.
 */
export const headlineQuery = (
  { id, tags }: Experiment,
  { count, active, lastStart }: RunCount,
  corrections: Corrections,
) =>
  queryOptions({
    queryKey: [
      ...runQueries.all(),
      'headline',
      id,
      { count, active, lastStart, tags: [...tags].filter(([key]) => isHeadlineTag(key)) },
      corrections,
    ],
    queryFn: async ({ client, signal }): Promise<HeadlineFigures> => {
      const { table, rows, extent } = await sampleRuns(client, id)
      const headline = experimentHeadline(tags, table, rows)
      const newest = rows.slice(0, NEWEST_LIMIT)
      const drawn = newest.length
      const sampled = extent === 'newest'
      if (!headline) return { headline, best: null, values: [], bestAt: -1, drawn, sampled }
      const best = sampled
        ? await bestRun(id, headline.metric, headline.extreme, signal)
        : bestOf(table, rows, headline)
      const { runIds, values } = latestValues(table, newest, headline)
      return { headline, best, values, bestAt: best ? runIds.indexOf(best.id) : -1, drawn, sampled }
    },
    staleTime: STALE_MS,
    gcTime: KEPT_MS,
    refetchInterval: active > 0 ? ACTIVE_POLL_MS : false,
    // The figures of before stay until the new ones are here.
    placeholderData: (before) => before,
  })
