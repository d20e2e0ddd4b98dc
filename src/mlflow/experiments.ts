import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import {
  createExperimentResponse,
  getExperimentResponse,
  searchExperimentsResponse,
  type WireExperiment,
} from '#protocol/experiments.ts'
import { changeEach } from './changeEach.ts'
import { get, post, send } from './client.ts'
import { byKey, toDate } from './entries.ts'
import { doubtRuns } from './runFeeds.ts'
import { runQueries } from './runs.ts'

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

async function searchAll(request: Record<string, unknown>, signal: AbortSignal) {
  const experiments: Experiment[] = []
  let pageToken: string | undefined
  do {
    const page = await post(
      'experiments/search',
      { ...request, max_results: PAGE, page_token: pageToken },
      searchExperimentsResponse,
      signal,
    )
    experiments.push(...page.experiments.map(toExperiment))
    pageToken = page.next_page_token
  } while (pageToken)
  return experiments
}

export const experimentQueries = {
  all: () => ['experiments'] as const,

  /** Every experiment that is not deleted, by name. */
  list: () =>
    queryOptions({
      queryKey: [...experimentQueries.all(), 'list'],
      queryFn: ({ signal }) => searchAll({ order_by: ['name ASC'] }, signal),
      refetchInterval: POLL_MS,
    }),

  /** Every deleted experiment, the last changed first. */
  trash: () =>
    queryOptions({
      queryKey: [...experimentQueries.all(), 'trash'],
      queryFn: ({ signal }) =>
        searchAll({ view_type: 'DELETED_ONLY', order_by: ['last_update_time DESC'] }, signal),
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

/** A name that cannot be given, since another experiment has it; a deleted one keeps its name. */
export class NameTaken extends Error {
  readonly holder: Experiment

  constructor(holder: Experiment) {
    super(
      holder.deleted
        ? 'A deleted experiment still has this name.'
        : 'Another experiment has this name.',
    )
    this.name = 'NameTaken'
    this.holder = holder
  }
}

/** MLflow's own words for a taken name are a database's, and differ by version; so who has it is looked up. */
async function giving<Answer>(name: string, request: Promise<Answer>): Promise<Answer> {
  try {
    return await request
  } catch (refusal) {
    const holder = await get(
      'experiments/get-by-name',
      { experiment_name: name },
      getExperimentResponse,
    ).catch(() => null)
    throw holder ? new NameTaken(toExperiment(holder.experiment)) : refusal
  }
}

/** What says where an experiment lies is changed: its name, or the tag that names its folder. */
export type Relocation = { experiment: Experiment } & (
  | { name: string }
  | { tag: { key: string; value: string } }
)

function relocate({ experiment, ...change }: Relocation) {
  const experiment_id = experiment.id
  if ('tag' in change) {
    return write('experiments/set-experiment-tag', { experiment_id, ...change.tag })
  }
  const request = write('experiments/update', { experiment_id, new_name: change.name })
  return giving(change.name, request)
}

/** A change that is answered with nothing. */
const write = (endpoint: string, body: Record<string, unknown>) =>
  send('POST', endpoint, body, z.object({}))

type Relocating = {
  relocations: readonly Relocation[]
  onProgress?: (dealtWith: number) => void
}

/** The changes of experiments. Those of several things go on after a refusal, and answer with an `Outcome`. */
export const experimentMutations = {
  /** Answers with the new experiment's id; fails with `NameTaken` where the name is. */
  create: (queryClient: QueryClient) =>
    mutationOptions({
      mutationFn: async (name: string) => {
        const body = { name }
        const request = send('POST', 'experiments/create', body, createExperimentResponse)
        return (await giving(name, request)).experiment_id
      },
      onSettled: () => queryClient.invalidateQueries({ queryKey: experimentQueries.all() }),
    }),

  /** One request each; a name that is taken is a `NameTaken` among the failures. */
  relocate: (queryClient: QueryClient) =>
    mutationOptions({
      mutationFn: ({ relocations, onProgress }: Relocating) =>
        changeEach(relocations, relocate, onProgress),
      onSettled: () => queryClient.invalidateQueries({ queryKey: experimentQueries.all() }),
    }),

  /** Into the trash, with all their runs. */
  delete: (queryClient: QueryClient) =>
    mutationOptions({
      mutationFn: (experiments: readonly Experiment[]) =>
        changeEach(experiments, ({ id }) => write('experiments/delete', { experiment_id: id })),
      onSettled: () => invalidateWithRuns(queryClient),
    }),

  /** Out of the trash, with all their runs, also those that were deleted on their own before. */
  restore: (queryClient: QueryClient) =>
    mutationOptions({
      mutationFn: (experiments: readonly Experiment[]) =>
        changeEach(experiments, ({ id }) => write('experiments/restore', { experiment_id: id })),
      onSettled: async (_outcome, _error, experiments) => {
        await doubtRuns(experiments.map(({ id }) => id))
        await invalidateWithRuns(queryClient)
      },
    }),
}

const invalidateWithRuns = (queryClient: QueryClient) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: experimentQueries.all() }),
    queryClient.invalidateQueries({ queryKey: runQueries.all() }),
  ])
