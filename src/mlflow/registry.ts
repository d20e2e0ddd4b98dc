import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { MlflowError } from '#protocol/errors.ts'
import {
  registeredModelResponse,
  searchModelVersionsResponse,
  searchRegisteredModelsResponse,
  type Stage,
  stageSchema,
  type WireModelVersion,
  type WireRegisteredModel,
} from '#protocol/registry.ts'
import { get, isUnreachable, type Query, send } from './client.ts'
import { byKey, toDate } from './entries.ts'
import { serverQueries } from './server.ts'

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

export const toRegisteredModel = (wire: WireRegisteredModel): RegisteredModel => ({
  name: wire.name,
  description: wire.description,
  createdAt: toDate(wire.creation_timestamp),
  updatedAt: toDate(wire.last_updated_timestamp),
  tags: byKey(wire.tags),
  aliases: new Map(wire.aliases.map(({ alias, version }) => [alias, version])),
})

/** What the registry of a backend can do: MLflow means to give stages up, and had no aliases before 2.3. */
export type RegistryAbilities = { stages: boolean; aliases: boolean }

/** Newer MLflow keeps prompts among the registered models, marked by this tag. */
const PROMPT_TAG = 'mlflow.prompt.is_prompt'

const MODELS_PAGE = 1_000
const VERSIONS_PAGE = 10_000
const POLL_MS = 4_000

/** With more versions than these, only those that changed last are asked for each time. */
const MOST_POLLED_VERSIONS = 1_000
const WHOLE_POLL_MS = 60_000
const NEWEST = 200

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
          models.push(...page.registered_models.map(toRegisteredModel))
          pageToken = page.next_page_token
        } while (pageToken)
        return models.filter(({ tags }) => tags.get(PROMPT_TAG) !== 'true')
      },
      refetchInterval: POLL_MS,
    }),

  model: (name: string) =>
    queryOptions({
      queryKey: [...registryQueries.all(), 'model', name],
      queryFn: ({ signal }) => readModel(name, signal),
      refetchInterval: POLL_MS,
    }),

  /** Every version of every model, newest change first. */
  versions: () =>
    queryOptions({
      queryKey: [...registryQueries.all(), 'versions'],
      queryFn: ({ signal }): Promise<readonly ModelVersion[]> => searchVersions({}, signal),
      refetchInterval: ({ state }) =>
        (state.data?.length ?? 0) > MOST_POLLED_VERSIONS ? WHOLE_POLL_MS : POLL_MS,
    }),

  /** Brings what changed last into `versions`, where those are too many to be read whole each time. */
  changes: () =>
    queryOptions({
      queryKey: [...registryQueries.all(), 'changes'],
      queryFn: async ({ signal, client }) => {
        const { queryKey } = registryQueries.versions()
        if ((client.getQueryData(queryKey)?.length ?? 0) <= MOST_POLLED_VERSIONS) return null
        const query = { max_results: NEWEST, order_by: ['last_updated_timestamp DESC'] }
        const page = await get('model-versions/search', query, searchModelVersionsResponse, signal)
        const newest = page.model_versions.map(toModelVersion)
        const known = client.getQueryData(queryKey)
        const merged = known && mergeVersions(known, newest)
        // Else each poll would count as a reading of all.
        if (merged !== known) client.setQueryData(queryKey, merged)
        return null
      },
      refetchInterval: POLL_MS,
    }),

  /** Every version of one model, newest first. */
  versionsOf: (name: string) =>
    queryOptions({
      queryKey: [...registryQueries.all(), 'versionsOf', name],
      queryFn: ({ signal }) => readVersionsOf(name, signal),
      refetchInterval: POLL_MS,
    }),

  /** Told by the version of MLflow, or else asked in a way that changes nothing: both questions lack what they are about. */
  abilities: () =>
    queryOptions({
      queryKey: [...registryQueries.all(), 'abilities'],
      queryFn: async ({ signal, client }): Promise<RegistryAbilities> => {
        const server = await client.ensureQueryData(serverQueries.info())
        const known = abilitiesOf(server?.mlflowVersion ?? null)
        if (known) return known
        const [stages, aliases] = await Promise.all([
          isServed(() => send('POST', 'model-versions/transition-stage', {}, z.unknown(), signal)),
          isServed(() => get('registered-models/alias', {}, z.unknown(), signal)),
        ])
        return { stages, aliases }
      },
      staleTime: Infinity,
    }),
}

/** A model with its aliases as they are now. Throws `MlflowError` where there is none of that name. */
export async function readModel(name: string, signal?: AbortSignal): Promise<RegisteredModel> {
  const query = { name }
  const answer = await get('registered-models/get', query, registeredModelResponse, signal)
  return toRegisteredModel(answer.registered_model)
}

/** All versions of one model as they are now, newest first. */
export async function readVersionsOf(name: string, signal?: AbortSignal): Promise<ModelVersion[]> {
  // MLflow's filters have no escape: what holds both kinds of quotes cannot be asked for.
  const quote = name.includes("'") ? '"' : "'"
  const query = name.includes(quote) ? {} : { filter: `name = ${quote}${name}${quote}` }
  const versions = await searchVersions(query, signal)
  return versions
    .filter(({ model }) => model === name)
    .toSorted((one, other) => Number(other.version) - Number(one.version))
}

async function searchVersions(query: Query, signal?: AbortSignal): Promise<ModelVersion[]> {
  const versions: ModelVersion[] = []
  let pageToken: string | undefined
  do {
    const page = await get(
      'model-versions/search',
      { ...query, max_results: VERSIONS_PAGE, page_token: pageToken },
      searchModelVersionsResponse,
      signal,
    )
    versions.push(...page.model_versions.map(toModelVersion))
    pageToken = page.next_page_token
  } while (pageToken)
  return versions
}

const idOf = ({ model, version }: ModelVersion) => `${version}/${model}`

/** The known versions with those that are newer in their place or before them; the same list where there are none. */
function mergeVersions(
  known: readonly ModelVersion[],
  newest: readonly ModelVersion[],
): readonly ModelVersion[] {
  const times = new Map(known.map((version) => [idOf(version), version.updatedAt?.getTime()]))
  const changed = newest.filter(
    (version) => times.get(idOf(version)) !== version.updatedAt?.getTime(),
  )
  if (changed.length === 0) return known
  const ids = new Set(changed.map(idOf))
  return [...changed, ...known.filter((version) => !ids.has(idOf(version)))]
}

/** Null for a version that is not known to have or to lack something. */
export function abilitiesOf(mlflowVersion: string | null): RegistryAbilities | null {
  const [major, minor] = mlflowVersion?.split('.').map(Number) ?? []
  if (major === undefined || minor === undefined || !(major <= LAST_KNOWN_MAJOR)) return null
  return { stages: true, aliases: major > 2 || (major === 2 && minor >= 3) }
}

const LAST_KNOWN_MAJOR = 3

/** Codes of backends that do not know an endpoint. */
const UNKNOWN_ENDPOINT = new Set([
  'ENDPOINT_NOT_FOUND',
  'NOT_IMPLEMENTED',
  'HTTP_404',
  'HTTP_405',
  'HTTP_501',
])

/** Whether a failure says that the backend has no such endpoint. */
export const isUnknownEndpoint = (error: unknown): boolean =>
  error instanceof MlflowError && UNKNOWN_ENDPOINT.has(error.code)

async function isServed(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask()
    return true
  } catch (error) {
    if (isUnreachable(error)) throw error
    return !isUnknownEndpoint(error)
  }
}
