import { queryOptions } from '@tanstack/react-query'
import { askInTheBackground } from './askInTheBackground.ts'
import { runQueries } from './runs.ts'

/** A real MLflow server needs about 10 ms for each run it returns, so no more are looked at unasked. */
export const NEWEST_LIMIT = 25

/** The newest runs of an experiment; with `since`, in ms, those only that started after it. */
export const newestRunsQuery = (experimentId: string, since: number | null) =>
  queryOptions({
    queryKey: [...runQueries.all(), 'newest', experimentId, since],
    queryFn: async ({ signal }) => {
      const block = await askInTheBackground(
        experimentId,
        {
          filter: since === null ? '' : `attributes.start_time > ${since}`,
          orderBy: ['attributes.start_time DESC'],
          // One more than is told, since some servers hand out a page token where nothing follows.
          maxResults: NEWEST_LIMIT + 1,
        },
        signal,
      )
      return {
        /** One more than `NEWEST_LIMIT` where there are more. */
        block,
        more: block.ids.length > NEWEST_LIMIT,
      }
    },
    structuralSharing: false,
  })
