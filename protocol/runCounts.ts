import * as z from 'zod/mini'

/** Where our own server counts the runs of every experiment, which MLflow cannot do. */
export const RUN_COUNTS_PATH = '/tidemark/run-counts'

/** One entry for each active experiment; runs in the trash are not counted. */
export const runCountsResponse = z.object({
  counts: z.array(
    z.object({
      experiment_id: z.string(),
      /** Runs that are running or scheduled. */
      active: z.number(),
      total: z.number(),
      /** In ms since the epoch; null when there is no run. */
      last_start: z.nullable(z.number()),
    }),
  ),
})
export type RunCounts = z.output<typeof runCountsResponse>
