import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query'
import {
  modelVersionResponse,
  searchModelVersionsResponse,
  searchRegisteredModelsResponse,
  type Stage,
  stageSchema,
  type WireModelVersion,
} from '#protocol/registry.ts'
import { get, send } from './client.ts'
import { byKey, toDate } from './entries.ts'

export type RegisteredModel = {
  name: string
  description: string
  createdAt: Date | null
  updatedAt: Date | null
  tags: ReadonlyMap<string, string>
  /** Alias to version number. */
  aliases: ReadonlyMap<string, string>
}

export type ModelVersion = {
  model: string
  /** A whole number, as text. */
  version: string
  stage: Stage
  description: string
  source: string
  /** Null when the version was registered without a run. */
  runId: string | null
  status: WireModelVersion['status']
  statusMessage: string
  createdAt: Date | null
  updatedAt: Date | null
  tags: ReadonlyMap<string, string>
}

export function toModelVersion(wire: WireModelVersion): ModelVersion {
  return {
    model: wire.name,
    version: wire.version,
    stage: stageSchema.safeParse(wire.current_stage).data ?? 'None',
    description: wire.description,
    source: wire.source,
    runId: wire.run_id || null,
    status: wire.status,
    statusMessage: wire.status_message,
    createdAt: toDate(wire.creation_timestamp),
    updatedAt: toDate(wire.last_updated_timestamp),
    tags: byKey(wire.tags),
  }
}

/** Newer MLflow keeps prompts among the registered models, marked by this tag. */
const PROMPT_TAG = 'mlflow.prompt.is_prompt'

const MODELS_PAGE = 1_000
const VERSIONS_PAGE = 10_000
const POLL_MS = 10_000

export const registryQueries = {
  all: () => ['registry'] as const,

  models: () =>
    queryOptions({
      queryKey: [...registryQueries.all(), 'models'],
      queryFn: async ({ signal }) => {
        const models: RegisteredModel[] = []
        let pageToken: string | undefined
        do {
          const query = { max_results: MODELS_PAGE, page_token: pageToken }
          const page = await get(
            'registered-models/search',
            query,
            searchRegisteredModelsResponse,
            signal,
          )
          for (const wire of page.registered_models) {
            const tags = byKey(wire.tags)
            if (tags.get(PROMPT_TAG) === 'true') continue
            models.push({
              name: wire.name,
              description: wire.description,
              createdAt: toDate(wire.creation_timestamp),
              updatedAt: toDate(wire.last_updated_timestamp),
              tags,
              aliases: new Map(wire.aliases.map(({ alias, version }) => [alias, version])),
            })
          }
          pageToken = page.next_page_token
        } while (pageToken)
        return models
      },
      refetchInterval: POLL_MS,
    }),

  /** Every version of every model, newest change first. */
  versions: () =>
    queryOptions({
      queryKey: [...registryQueries.all(), 'versions'],
      queryFn: async ({ signal }) => {
        const versions: ModelVersion[] = []
        let pageToken: string | undefined
        do {
          const query = { max_results: VERSIONS_PAGE, page_token: pageToken }
          const page = await get(
            'model-versions/search',
            query,
            searchModelVersionsResponse,
            signal,
          )
          versions.push(...page.model_versions.map(toModelVersion))
          pageToken = page.next_page_token
        } while (pageToken)
        return versions
      },
      refetchInterval: POLL_MS,
    }),
}

export type StageMove = {
  model: string
  version: string
  stage: Stage
  /** Archives the versions that hold the stage now; only Staging and Production can. */
  archiveExisting: boolean
}

/** The versions as they are once a move is done. */
export function applyMove(versions: readonly ModelVersion[], move: StageMove): ModelVersion[] {
  return versions.map((version) => {
    if (version.model !== move.model) return version
    if (version.version === move.version) return { ...version, stage: move.stage }
    const leaves = move.archiveExisting && version.stage === move.stage
    return leaves ? { ...version, stage: 'Archived' } : version
  })
}

export const registryMutations = {
  /** Shows the move at once, and takes it back when the server refuses. */
  moveToStage: (queryClient: QueryClient) =>
    mutationOptions({
      mutationFn: (move: StageMove) =>
        send(
          'POST',
          'model-versions/transition-stage',
          {
            name: move.model,
            version: move.version,
            stage: move.stage,
            archive_existing_versions: move.archiveExisting,
          },
          modelVersionResponse,
        ),
      onMutate: async (move) => {
        const { queryKey } = registryQueries.versions()
        await queryClient.cancelQueries({ queryKey })
        const before = queryClient.getQueryData(queryKey)
        queryClient.setQueryData(queryKey, (versions) => versions && applyMove(versions, move))
        return { before }
      },
      onError: (_error, _move, context) =>
        queryClient.setQueryData(registryQueries.versions().queryKey, context?.before),
      onSettled: () => queryClient.invalidateQueries({ queryKey: registryQueries.all() }),
    }),
}
