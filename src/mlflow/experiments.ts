import { queryOptions } from '@tanstack/react-query'
import {
  getExperimentResponse,
  searchExperimentsResponse,
  type WireExperiment,
} from '#protocol/experiments.ts'
import { get, post } from './client.ts'
import { byKey, toDate } from './entries.ts'

export type Experiment = {
  id: string
  name: string
  deleted: boolean
  createdAt: Date | null
  updatedAt: Date | null
  tags: ReadonlyMap<string, string>
}

const toExperiment = (wire: WireExperiment): Experiment => ({
  id: wire.experiment_id,
  name: wire.name,
  deleted: wire.lifecycle_stage === 'deleted',
  createdAt: toDate(wire.creation_time),
  updatedAt: toDate(wire.last_update_time),
  tags: byKey(wire.tags),
})

const PAGE = 1_000
/** New experiments show up in the tree by themselves. */
const POLL_MS = 15_000

export const experimentQueries = {
  all: () => ['experiments'] as const,

  /** Every experiment that is not deleted, by name. */
  list: () =>
    queryOptions({
      queryKey: [...experimentQueries.all(), 'list'],
      queryFn: async ({ signal }) => {
        const experiments: Experiment[] = []
        let pageToken: string | undefined
        do {
          const page = await post(
            'experiments/search',
            { max_results: PAGE, page_token: pageToken, order_by: ['name ASC'] },
            searchExperimentsResponse,
            signal,
          )
          experiments.push(...page.experiments.map(toExperiment))
          pageToken = page.next_page_token
        } while (pageToken)
        return experiments
      },
      refetchInterval: POLL_MS,
    }),

  detail: (experimentId: string) =>
    queryOptions({
      queryKey: [...experimentQueries.all(), 'detail', experimentId],
      queryFn: async ({ signal }) => {
        const query = { experiment_id: experimentId }
        const answer = await get('experiments/get', query, getExperimentResponse, signal)
        return toExperiment(answer.experiment)
      },
    }),
}
